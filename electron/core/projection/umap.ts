/** Neighbors stay neighbors: UMAP (McInnes, Healy and Melville 2018), computed by umap-js. */
import { UMAP } from 'umap-js';
import { Random } from '../tensor/random';
import type { Points, Projection } from './points';

const neighbors = 15;

export interface UmapChoices {
  /** The same seed gives the same map. */
  readonly seed: number;
  /** Hears which share of the work is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** @throws a sentence for fewer than three points. */
export function umap({ width, values }: Points, { seed, progress }: UmapChoices): Projection {
  const count = values.length / width;
  if (count < 3) throw new Error(`A map of neighbors needs at least 3 points, got ${count}; take more examples.`);
  const random = new Random(seed);
  const layout = new UMAP({ nComponents: 2, nNeighbors: Math.min(neighbors, count - 1), random: () => random.uniform() });
  const rounds = layout.initializeFit(Array.from({ length: count }, (_, i) => Array.from(values.subarray(i * width, (i + 1) * width))));
  for (let round = 0; round < rounds; round++) {
    layout.step();
    if (round % 10 === 0) progress?.(round / rounds);
  }
  return { places: Float32Array.from(layout.getEmbedding().flat()) };
}
