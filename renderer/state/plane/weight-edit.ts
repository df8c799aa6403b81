/** Changes single weights by hand. Training stops; the changes of one burst are one undoable step. */
import { completeWeights } from '@core/training/initialize';
import type { Learned } from '../../bridge/contract';
import type { AppState } from '../app-state.svelte';
import type { StepLabel } from '../history';

export interface WeightPlace {
  /** `<layer id>.<name>`. */
  readonly parameter: string;
  readonly index: number;
}

interface Change {
  readonly place: WeightPlace;
  readonly value: number;
}

type Desk = Pick<AppState, 'project' | 'run' | 'weights' | 'plane'>;

export class WeightEdit {
  readonly #desk: Desk;
  #burst: string | null = null;
  /** What the weights are after the changes so far. */
  #learned: Promise<Learned> | null = null;
  /** The version of the weights after the last change: others came from elsewhere. */
  #version: string | null = null;
  #next: Change | null = null;
  #work: Promise<void> | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The latest of the changes that come while one is being made is made next. @throws a sentence */
  change(label: StepLabel, change: Change, burst: string): Promise<void> {
    const goesOn = burst === this.#burst && (this.#work !== null || this.#desk.weights.version === this.#version);
    if (!goesOn || !this.#learned) {
      this.#burst = burst;
      this.#learned = this.#begin(label);
    }
    this.#next = change;
    this.#work ??= this.#make().finally(() => (this.#work = null));
    return this.#work;
  }

  /** From here on the document has weights of its own; undo gives it back the ones before. */
  async #begin(label: StepLabel): Promise<Learned> {
    const { project, run, weights, plane } = this.#desk;
    if (run.isRunning) await run.pause();
    project.exchange(label, project.document);
    const learned = await weights.take();
    if (!plane.plan) throw new Error(plane.refusal ?? '');
    return { ...learned, weights: completeWeights(plane.plan, learned?.weights ?? {}, run.settings.seed) };
  }

  async #make(): Promise<void> {
    while (this.#next && this.#learned) {
      const learned = await this.#learned;
      const { place, value } = this.#next;
      this.#next = null;
      const tensor = learned.weights[place.parameter];
      const data = Float32Array.from(tensor.data);
      data[place.index] = value;
      const next = { ...learned, weights: { ...learned.weights, [place.parameter]: { ...tensor, data } } };
      this.#learned = Promise.resolve(next);
      await this.#desk.weights.change(next, this.#desk.plane.nameOf(place.parameter.split('.', 1)[0]!));
      this.#version = this.#desk.weights.version;
    }
  }
}
