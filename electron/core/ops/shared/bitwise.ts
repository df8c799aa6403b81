/** Bit-by-bit ops, on whole numbers that fit into the 32 bits JavaScript computes with. */
import { broadcastShapes } from '../../tensor/shape';
import { tensor, type TensorType } from '../../tensor/tensor';
import type { OpDefinition } from '../definition';
import { elements, lowerElementwise, requireInputs, requireSameDType, zipElements } from './elementwise';

/** @throws unless the elements are whole numbers of at most 32 bits. */
export function requireBits(op: string, { dtype }: TensorType): void {
  if (dtype !== 'int32' && dtype !== 'uint8') throw new Error(`${op} needs int32 or uint8, got ${dtype}.`);
}

export const bitwise = (name: string, summary: string, forward: (a: number, b: number) => number): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs: readonly TensorType[]) => {
    requireInputs(name, inputs, 2);
    requireBits(name, inputs[0]);
    return [{ dtype: requireSameDType(name, inputs), shape: broadcastShapes(inputs[0].shape, inputs[1].shape) }];
  },
  forward: ([a, b]) => [zipElements(a, b, forward)],
  code: () => elements(forward),
  gradient: 'not differentiable',
  lower: lowerElementwise,
  samples: [
    { inputs: [tensor('int32', [2, 3], [1, -2, 3, 7, 0, 1 << 30]), tensor('int32', [], [5])] },
    { inputs: [tensor('int32', [2, 1], [-1, 6]), tensor('int32', [2], [-8, 3])] },
    { inputs: [tensor('uint8', [2, 2], [1, 170, 255, 7]), tensor('uint8', [2], [15, 129])] },
  ],
});
