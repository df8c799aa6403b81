/** The laboratory of gradient descent: a surface, racers on it, and how far the race has come. */
import { slopeOf, type SlopeAt } from '@core/descent/field';
import { pathOf, type PathPoint, type Race } from '@core/descent/path';
import { suggestedRate } from '@core/descent/rates';
import { verdictOf, type Verdict } from '@core/descent/verdict';
import type { OptimizerName } from '@core/optimizers';
import { surfaces, type SurfaceName } from '@core/surfaces';
import type { Point, SurfaceDefinition } from '@core/surfaces/definition';
import type { DescentSettings } from '../../bridge/contract';

export type Racer = DescentSettings['racers'][number];

/** A racer with the whole of its way. */
export interface Lane {
  readonly racer: Racer;
  readonly path: readonly PathPoint[];
  readonly verdict: Verdict;
}

export const mostRacers = 6;
export const mostSteps = 1000;
/** In steps per second. */
export const speeds = [4, 12, 30, 60] as const;
export type Speed = (typeof speeds)[number];

const millisecondsUntilKept = 400;

export class Descent {
  readonly #keep: (settings: DescentSettings) => void;
  #settings: DescentSettings = $state.raw(firstDescent());
  #step = $state(0);
  #speed: Speed = $state(12);
  #timer: ReturnType<typeof setInterval> | undefined = $state.raw();
  #keeping: ReturnType<typeof setTimeout> | undefined;
  readonly #known = new WeakMap<Racer, { readonly surface: SurfaceDefinition; readonly race: Race; readonly lane: Lane }>();
  readonly surface: SurfaceDefinition;
  readonly slopeAt: SlopeAt;
  readonly lanes: readonly Lane[];

  /** `keep` is given what is to be there after the next start of the app. */
  constructor(kept: DescentSettings | undefined, keep: (settings: DescentSettings) => void) {
    this.#keep = keep;
    if (kept) this.#settings = kept;
    const name = $derived(this.#settings.surface);
    this.surface = $derived(surfaces[name]);
    this.slopeAt = $derived(slopeOf(this.surface));
    this.lanes = $derived(this.#settings.racers.map((racer) => this.#laneOf(racer)));
    this.#step = this.#settings.steps;
  }

  get settings(): DescentSettings {
    return this.#settings;
  }

  /** How many steps of each path are shown. */
  get step(): number {
    return Math.min(this.#step, this.#settings.steps);
  }

  get atEnd(): boolean {
    return this.step === this.#settings.steps;
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  get speed(): Speed {
    return this.#speed;
  }

  /** Another surface, with a start and learning rates that suit it. */
  chooseSurface(name: SurfaceName): void {
    const { start } = surfaces[name];
    const racers = this.#settings.racers.map((racer) => ({ ...racer, learningRate: suggestedRate(surfaces[name], racer.optimizer) }));
    this.#change({ surface: name, start, racers });
  }

  /** Start, noise, seed or number of steps. */
  set(changes: Partial<Omit<DescentSettings, 'surface' | 'racers'>>): void {
    this.#change(changes);
  }

  moveStart(start: Point): void {
    const { view } = this.surface;
    this.#change({ start: { x: within(start.x, view.x), y: within(start.y, view.y) } });
  }

  addRacer(optimizer: OptimizerName): void {
    const racer = { optimizer, learningRate: suggestedRate(this.surface, optimizer), hyperparameters: {} };
    this.#change({ racers: [...this.#settings.racers, racer].slice(0, mostRacers) });
  }

  changeRacer(index: number, changes: Partial<Racer>): void {
    this.#change({ racers: this.#settings.racers.map((racer, i) => (i === index ? { ...racer, ...changes } : racer)) });
  }

  removeRacer(index: number): void {
    this.#change({ racers: this.#settings.racers.filter((_, i) => i !== index) });
  }

  goTo(step: number): void {
    this.#step = Math.max(0, Math.min(step, this.#settings.steps));
  }

  /** From the beginning, if it is at the end. Without motion it goes to the end at once. */
  play(inMotion: boolean): void {
    if (!inMotion) return this.goTo(this.#settings.steps);
    if (this.atEnd) this.goTo(0);
    this.#beat();
  }

  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  setSpeed(speed: Speed): void {
    this.#speed = speed;
    if (this.isPlaying) this.#beat();
  }

  #beat(): void {
    this.pause();
    this.#timer = setInterval(() => {
      this.goTo(this.step + 1);
      if (this.atEnd) this.pause();
    }, 1000 / this.#speed);
  }

  /** Changing one racer does not run the others again. */
  #laneOf(racer: Racer): Lane {
    const known = this.#known.get(racer);
    const [surface, race] = [this.surface, this.#settings];
    if (known?.surface === surface && sameRace(known.race, race)) return known.lane;
    const path = pathOf(surface, this.slopeAt, racer, race);
    const lane = { racer, path, verdict: verdictOf(surface, path, race) };
    this.#known.set(racer, { surface, race, lane });
    return lane;
  }

  #change(changes: Partial<DescentSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(this.#settings), millisecondsUntilKept);
  }
}

const sameRace = (a: Race, b: Race): boolean => a.start === b.start && a.steps === b.steps && a.noise === b.noise && a.seed === b.seed;

const within = (value: number, [least, most]: readonly [number, number]): number => Math.max(least, Math.min(value, most));

/** The ravine, where the three differ most. */
function firstDescent(): DescentSettings {
  const names: readonly OptimizerName[] = ['sgd', 'momentum', 'adam'];
  const racers = names.map((optimizer) => ({ optimizer, learningRate: suggestedRate(surfaces.ravine, optimizer), hyperparameters: {} }));
  return { surface: 'ravine', start: surfaces.ravine.start, racers, steps: 150, noise: 0, seed: 1 };
}
