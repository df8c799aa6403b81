/** The examples of the validation split that excite a unit most, found part by part. */
import type { Picture } from '../../../diagram/pixels/palette';
import type { Inspection } from '../../../state/inspection/inspection.svelte';
import { examplePicture } from '../images/example-tile';
import { ownKey } from '../images/live.svelte';
import { LongWork } from '../images/long-work.svelte';

export interface Excited {
  readonly index: number;
  readonly label: number | undefined;
  /** The activation, and its place: row · width + column of the map. */
  readonly value: number;
  readonly place: number;
  readonly picture: Picture;
}

const kept = 24;
const together = 50;

export class StrongestSearch {
  readonly work = new LongWork();
  found: readonly Excited[] = $state.raw([]);
  readonly #inspection: Inspection;
  readonly #key = ownKey('strongest');

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** Looks at the first `most` examples. */
  start(layer: string, unit: number, most: number): Promise<void> {
    this.found = [];
    return this.work.run(async (advance) => {
      for (let start = 0; start < most; ) {
        const part = await this.#inspection.examples('validation', start, Math.min(together, most - start));
        const { features, labels } = part;
        const answer = await this.#inspection.ask(this.#key, 'strongest', { features, layer, unit });
        if (!answer) return;
        const size = features.shape[0]!;
        const fresh = Array.from({ length: size }, (_, i): Excited => ({ index: start + i, label: labels?.[i], value: answer.values[i]!, place: answer.places[i]!, picture: examplePicture(part, i)! }));
        start += size;
        const end = Math.min(most, part.count);
        if (!advance(start / end)) return;
        this.found = [...this.found, ...fresh].sort((a, b) => b.value - a.value).slice(0, kept);
        if (size === 0 || start >= end) return;
      }
    });
  }

  forget(): void {
    this.work.cancel();
    this.found = [];
  }
}
