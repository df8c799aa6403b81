/** What a layer makes of many examples, laid out flat: asked for in parts, then arranged beside the page. */
import { layOut, type Layout } from '../../../state/embedding/lay-out';
import type { ExamplePart, Inspection } from '../../../state/inspection/inspection.svelte';
import type { MapPoint } from './drawing';
import { examplePicture } from '../images/example-tile';
import { ownKey } from '../images/live.svelte';
import { LongWork } from '../images/long-work.svelte';

export interface MapWish {
  readonly layer: string;
  readonly method: 'pca' | 'umap';
  readonly count: number;
  readonly seed: number;
}

const together = 50;
/** The part of the work that is done once all examples went through the network. */
const asked = 0.6;

interface Part {
  readonly examples: ExamplePart;
  readonly values: Float32Array;
  readonly width: number;
  readonly predicted: Uint8Array | undefined;
}

export class EmbeddedExamples {
  readonly work = new LongWork();
  points: readonly MapPoint[] = $state.raw([]);
  /** Of the variance, along both axes; only of principal components. */
  shares: Layout['shares'] = $state.raw();
  readonly #inspection: Inspection;
  readonly #key = ownKey('embedding');

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  start(wish: MapWish): Promise<void> {
    return this.work.run(async (advance, signal) => {
      const parts = await this.#collect(wish, (share) => advance(asked * share));
      if (!parts) return;
      const width = parts[0]?.width ?? 1;
      const values = new Float32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
      let filled = 0;
      for (const part of parts) {
        values.set(part.values, filled);
        filled += part.values.length;
      }
      const { places, shares } = await layOut({ method: wish.method, points: { width, values }, seed: wish.seed }, signal, (share) => void advance(asked + (1 - asked) * share));
      this.points = pointsOf(parts, places);
      this.shares = shares;
    });
  }

  async #collect({ layer, count }: MapWish, advance: (share: number) => boolean): Promise<readonly Part[] | null> {
    const parts: Part[] = [];
    for (let start = 0; start < count; ) {
      const examples = await this.#inspection.examples('validation', start, Math.min(together, count - start));
      const answer = await this.#inspection.ask(this.#key, 'embedding', { features: examples.features, layer });
      if (!answer) return null;
      parts.push({ examples, width: answer.width, values: answer.points, predicted: answer.predicted });
      const size = examples.features.shape[0]!;
      start += size;
      const end = Math.min(count, examples.count);
      if (!advance(start / end)) return null;
      if (size === 0 || start >= end) break;
    }
    return parts;
  }

  forget(): void {
    this.work.cancel();
    this.points = [];
    this.shares = undefined;
  }
}

function pointsOf(parts: readonly Part[], places: Float32Array): readonly MapPoint[] {
  const points: MapPoint[] = [];
  for (const { examples, predicted } of parts) {
    for (let i = 0; i < examples.features.shape[0]!; i++) {
      const index = points.length;
      const guess = predicted?.[i];
      points.push({ index, x: places[2 * index]!, y: places[2 * index + 1]!, label: examples.labels?.[i] ?? 0, picture: examplePicture(examples, i), ...(guess !== undefined && { predicted: guess }) });
    }
  }
  return points;
}
