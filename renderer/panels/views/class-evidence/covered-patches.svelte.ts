/** The occlusion map of one example: asked for in parts, so that it can be seen growing and be canceled. */
import type { Tensor } from '@core/tensor/tensor';
import type { Inspection } from '../../../state/inspection/inspection.svelte';
import { ownKey } from '../images/live.svelte';
import { LongWork } from '../images/long-work.svelte';

/** Covered pictures in one question: some tenths of a second on a convolutional network. */
const together = 12;

export interface Covered {
  readonly rows: number;
  readonly columns: number;
  readonly patch: number;
  readonly stride: number;
  /** Of the places so far, row by row. */
  readonly drops: readonly number[];
}

export class CoveredPatches {
  readonly work = new LongWork();
  patches = $state.raw({ patch: 6, stride: 2 });
  result: Covered | null = $state.raw(null);
  readonly #inspection: Inspection;
  readonly #key = ownKey('occlusion');

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  start(features: Tensor, target: number): Promise<void> {
    const { patches } = this;
    this.result = null;
    return this.work.run(async (advance) => {
      let drops: readonly number[] = [];
      for (;;) {
        const answer = await this.#inspection.ask(this.#key, 'occlusion', { features, target, ...patches, start: drops.length, count: together });
        if (!answer) return;
        const { rows, columns } = answer;
        drops = [...drops, ...answer.drops];
        if (!advance(drops.length / (rows * columns))) return;
        this.result = { rows, columns, ...patches, drops };
        if (drops.length >= rows * columns) return;
      }
    });
  }

  forget(): void {
    this.work.cancel();
    this.result = null;
  }
}
