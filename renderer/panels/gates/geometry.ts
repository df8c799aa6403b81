/** Sizes on the canvas of circuits, in canvas pixels. */
import type { LayerDefinition } from '@core/layers/definition';
import type { Size } from '../../diagram/geometry/card';

/** A gate is a circle; its output is level with the middle, where the canvas expects it. */
const diameter = 52;

/** Two inputs are so far apart that each wire has room for a number above it and one below. */
const pair: readonly number[] = [10, 42];

export function gateSize(gate: Pick<LayerDefinition, 'inputs'> | undefined): Size {
  const isPair = gate?.inputs.length === 2;
  return { width: diameter, height: diameter, ...(isPair && { inputs: pair }) };
}

/** How far the loose end of an output sticks out. */
export const stubLength = 66;
