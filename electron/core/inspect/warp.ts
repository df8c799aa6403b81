/** Where a layer puts points of the plane: its two units, or the two directions in which its units vary most. */
import { principalComponents } from '../projection/principal-components';
import type { InspectedModel } from './model';
import { plane } from './plane';

export interface WarpBody {
  /** x and y of one point after the other. */
  readonly points: Float32Array;
  /** Id of a layer with at least two units. */
  readonly layer: string;
}

export interface WarpAnswer {
  /** Two numbers for each point. */
  readonly places: Float32Array;
  /** Units of the layer. */
  readonly width: number;
  /** Share of the variance that two directions of more show; 1 of two units. */
  readonly share: number;
}

export function warp(model: InspectedModel, { points, layer }: WarpBody): WarpAnswer {
  const said = plane(model, { points, layers: [layer] })[layer];
  const { width, values } = said;
  if (width === 2) return { places: values, width, share: 1 };
  const { places, shares: [first, second] } = principalComponents(said);
  return { places, width, share: first + second };
}
