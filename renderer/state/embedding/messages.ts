/** What the page and the worker that lays points out say to each other. */
import type { Points } from '@core/projection/points';

export interface ToLayout {
  readonly method: 'pca' | 'umap';
  readonly points: Points;
  readonly seed: number;
}

export type FromLayout =
  | { readonly kind: 'progress'; readonly share: number }
  /** x and y of one point after the other; of principal components also their shares of the variance. */
  | { readonly kind: 'done'; readonly places: Float32Array; readonly shares?: readonly [number, number] };
