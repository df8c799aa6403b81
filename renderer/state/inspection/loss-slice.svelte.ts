/** A slice through the loss around the weights of one moment: drawn on request from coarse to fine, with the way since then. */
import type { LossPlane } from '@core/inspect/loss-surface';
import type { Tensors } from '@core/network/build';
import type { Inspection } from './inspection.svelte';

export interface LossSlice {
  /** Half of the width of the plane, in lengths of the directions. */
  readonly radius: number;
  /** Of each side; odd, so that the middle is among them. */
  readonly places: number;
  /** [places · places], row by row from the lowest y up. */
  readonly losses: Float64Array;
  /** Steps that the weights in the middle have seen. */
  readonly step: number;
}

/** Where the weights were later, projected onto the plane, and their true loss. */
export interface Footprint {
  readonly x: number;
  readonly y: number;
  readonly loss: number;
  readonly step: number;
}

export const sliceExamples = 64;
const passes = [9, 17, 33];
/** A finer pass that would take longer is left out. */
const longestPass = 20_000;
const longestTrail = 400;

export class LossSlicer {
  readonly #inspection: Inspection;
  #slice: LossSlice | null = $state.raw(null);
  #trail: readonly Footprint[] = $state.raw([]);
  /** Share of the present pass that is done; `null` while nothing is drawn. */
  #share: number | null = $state(null);
  #problem: string | null = $state(null);
  #plane: Required<Pick<LossPlane, 'center' | 'directions'>> | null = null;
  #asked = 0;
  seed = $state(1);
  radius = $state(1);

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  get slice(): LossSlice | null {
    return this.#slice;
  }

  get trail(): readonly Footprint[] {
    return this.#trail;
  }

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

  /** Around the present weights, or again around those of the slice. */
  async draw(around: 'present' | 'same'): Promise<void> {
    this.cancel();
    const asked = this.#asked;
    this.#problem = null;
    this.#share = 0;
    this.#trail = [];
    try {
      await this.#drawPasses(asked, around === 'same' ? (this.#plane?.center ?? null) : null);
    } catch (problem) {
      if (asked === this.#asked) this.#problem = (problem as Error).message;
    }
    if (asked === this.#asked) this.#share = null;
  }

  /** Notes where the weights are now. */
  async follow(): Promise<void> {
    const [plane, step] = [this.#plane, this.#inspection.step];
    if (!plane || !this.#slice || this.#share !== null || this.#trail.at(-1)?.step === step) return;
    const place = await this.#inspection.ask('loss place', 'lossPlace', { ...plane, ...(await this.#examples()) }).catch(() => null);
    if (place && plane === this.#plane) this.#trail = [...this.#trail, { ...place, step }].slice(-longestTrail);
  }

  async #drawPasses(asked: number, around: Tensors | null): Promise<void> {
    const step = around ? this.#slice!.step : this.#inspection.step;
    const directions = { kind: 'random', seed: this.seed } as const;
    const { radius } = this;
    let center = around;
    for (const places of passes) {
      const began = performance.now();
      const losses = new Float64Array(places * places);
      for (let row = 0; row < places; row++) {
        const body = { ...(await this.#examples()), directions, radius, places, rows: [row, row + 1] as const, ...(center && { center }) };
        const answer = await this.#inspection.ask('loss surface', 'lossSurface', body);
        if (!answer || asked !== this.#asked) return;
        center ??= answer.weights;
        losses.set(answer.losses, row * places);
        this.#share = (row + 1) / places;
      }
      this.#plane = { center: center!, directions };
      this.#slice = { radius, places, losses, step };
      if (4 * (performance.now() - began) > longestPass) return;
    }
  }

  async #examples() {
    const { features, labels, targets } = await this.#inspection.examples('train', 0, sliceExamples);
    return { features, labels, targets };
  }
}
