/** A slice through the loss of the network: drawn on request from coarse to fine, with the way that the weights go. */
import type { LossAxes, LossAxesBody } from '@core/inspect/loss-surface';
import { moved, projected, type WeightPlace } from '@core/inspect/shared/directions';
import type { Tensors } from '@core/network/build';
import { m } from '../../messages/generated/messages.js';
import type { Inspection } from './inspection.svelte';
import type { Project } from '../project.svelte';
import { WeightPath, type PathMoment } from './weight-path.svelte';

/** What the two axes of the slice are. */
export type Choice =
  | { readonly kind: 'random'; readonly seed: number }
  | { readonly kind: 'path' }
  | { readonly kind: 'weights'; readonly weights: readonly [WeightPlace, WeightPlace] };

export interface LossSlice {
  readonly choice: Choice;
  /** What the middle of the map is along both axes: the values of the two weights, else 0. */
  readonly origin: readonly [number, number];
  /** Half of the width of the plane, in lengths of the directions. */
  readonly radius: number;
  /** Of each side; odd, so that the middle is among them. */
  readonly places: number;
  /** [places · places], row by row from the lowest y up. */
  readonly losses: Float64Array;
  /** Steps that the weights around which it was drawn have seen. */
  readonly step: number;
  /** Of a path: how much of its variance lies along each axis. */
  readonly shares?: readonly [number, number];
}

/** Where the weights were, projected onto the plane, and their true loss. */
export interface Footprint {
  readonly x: number;
  readonly y: number;
  readonly loss: number;
  readonly step: number;
}

interface Plane extends Pick<LossAxes, 'axes' | 'shares'> {
  readonly choice: Choice;
  /** The weights in the middle. */
  readonly center: Tensors;
  /** How far the plane must reach to show what it is for. */
  readonly reach: number;
  readonly step: number;
}

/** Fewer do not span a plane. */
export const leastMoments = 3;
const passes = [9, 17, 33];
/** The coarsest pass may cost so many floating-point operations, about ten seconds of the interpreter. */
const affordable = 10e9;

/** On how many training examples a slice is computed, when one costs `flop` operations. */
export const sliceExamples = (flop: number): number => Math.max(8, Math.min(64, Math.floor(affordable / (passes[0]! ** 2 * Math.max(1, flop)))));
/** A finer pass that would take longer is left out. */
const longestPass = 20_000;

export class LossSlicer {
  readonly #inspection: Inspection;
  readonly #project: Pick<Project, 'structure' | 'documentCheck'>;
  readonly #path = new WeightPath();
  #plane: Plane | null = $state.raw(null);
  #slice: LossSlice | null = $state.raw(null);
  /** Share of the present pass that is done; `null` while nothing is drawn. */
  #share: number | null = $state(null);
  #problem: string | null = $state(null);
  #asked = 0;
  /** How much more or less than the usual part is shown. */
  zoom = $state(1);

  /** In the order of the steps; every moment that was looked at, also those from before the slice was drawn. */
  readonly trail: readonly Footprint[] = $derived.by(() => {
    const plane = this.#plane;
    const slice = this.#slice;
    if (!plane || !slice) return [];
    const [left, bottom] = slice.origin;
    return this.#path.moments.map(({ weights, loss, step }) => {
      const { x, y } = projected(plane.center, plane.axes, weights);
      return { x: left + x, y: bottom + y, loss, step };
    });
  });

  constructor(inspection: Inspection, project: Pick<Project, 'structure' | 'documentCheck'>) {
    this.#inspection = inspection;
    this.#project = project;
  }

  get exampleCount(): number {
    return sliceExamples(this.#project.documentCheck.flop);
  }

  get slice(): LossSlice | null {
    return this.#slice;
  }

  get momentCount(): number {
    return this.#path.moments.length;
  }

  /** What can be chosen as an axis: the learned parameters, by name with their shapes. */
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[] = $derived(
    Object.entries(this.#path.moments.at(-1)?.weights ?? {}).map(([name, { shape }]) => ({ name, shape })),
  );

  get share(): number | null {
    return this.#share;
  }

  get problem(): string | null {
    return this.#problem;
  }

  cancel(): void {
    this.#asked++;
    this.#share = null;
  }

  /** Around the present weights, or again the same part of the plane, wider or narrower. */
  async draw(choice: Choice, around: 'present' | 'same'): Promise<void> {
    this.cancel();
    const asked = this.#asked;
    this.#problem = null;
    this.#share = 0;
    try {
      const plane = around === 'same' && this.#plane ? this.#plane : await this.#planeOf(choice);
      if (plane && asked === this.#asked) await this.#drawPasses(asked, plane);
    } catch (problem) {
      if (asked === this.#asked) this.#problem = (problem as Error).message;
    }
    if (asked === this.#asked) this.#share = null;
  }

  /** Notes where the weights are now. */
  async follow(): Promise<void> {
    const { step } = this.#inspection;
    const { structure } = this.#project;
    if (this.#share !== null || this.#path.moments.at(-1)?.step === step) return;
    const moment = await this.#inspection.ask('loss moment', 'lossMoment', await this.#examples()).catch(() => null);
    if (moment) this.#path.add({ ...moment, step }, structure);
  }

  async #planeOf(choice: Choice): Promise<Plane | null> {
    const { step } = this.#inspection;
    const { moments } = this.#path;
    if (choice.kind === 'path' && moments.length < leastMoments) throw new Error(m.loss_surface_short_path({ count: leastMoments }));
    const directions: LossAxesBody['directions'] = choice.kind === 'path' ? { kind: 'path', moments: moments.map(({ weights }) => weights) } : choice;
    const answer = await this.#inspection.ask('loss axes', 'lossAxes', { directions });
    if (!answer) return null;
    const { axes, center, shares } = answer;
    return choice.kind === 'path' ? { choice, axes, step, ...(shares && { shares }), ...around(center, axes, moments) } : { choice, axes, center, reach: 1, step };
  }

  async #drawPasses(asked: number, plane: Plane): Promise<void> {
    const { axes, center, choice, step, shares } = plane;
    const radius = plane.reach * this.zoom;
    const directions = { kind: 'made', axes } as const;
    const origin = choice.kind === 'weights' ? ([valueAt(center, choice.weights[0]), valueAt(center, choice.weights[1])] as const) : ([0, 0] as const);
    for (const places of passes) {
      const began = performance.now();
      const losses = new Float64Array(places * places);
      for (let row = 0; row < places; row++) {
        const body = { ...(await this.#examples()), directions, center, radius, places, rows: [row, row + 1] as const };
        const answer = await this.#inspection.ask('loss surface', 'lossSurface', body);
        if (!answer || asked !== this.#asked) return;
        losses.set(answer.losses, row * places);
        this.#share = (row + 1) / places;
      }
      this.#plane = plane;
      this.#slice = { choice, origin, radius, places, losses, step, ...(shares && { shares }) };
      if (4 * (performance.now() - began) > longestPass) return;
    }
  }

  async #examples() {
    const { features, labels, targets } = await this.#inspection.examples('train', 0, this.exampleCount);
    return { features, labels, targets };
  }
}

const valueAt = (weights: Tensors, { parameter, index }: WeightPlace): number => Number(weights[parameter]?.data[index] ?? 0);

/** The middle of a path on its plane, and how far the plane must reach from there to show all of it. */
function around(present: Tensors, axes: LossAxes['axes'], moments: readonly PathMoment[]): Pick<Plane, 'center' | 'reach'> {
  const places = moments.map(({ weights }) => projected(present, axes, weights));
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [x, y] = [middle(xs), middle(ys)];
  const extent = Math.max(...xs.map((each) => Math.abs(each - x)), ...ys.map((each) => Math.abs(each - y)));
  return { center: moved(present, axes, x, y), reach: extent > 0 ? 1.25 * extent : 1 };
}
