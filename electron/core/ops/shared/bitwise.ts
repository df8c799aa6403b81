/** Bit-by-bit ops. On int32 only: elements of other dtypes do not fit into the 32 bits JavaScript computes with. */
import { broadcastShapes } from '../../tensor/shape';
import { tensor, type TensorType } from '../../tensor/tensor';
import type { OpDefinition } from '../definition';
import { elements, lowerElementwise, requireInputs, requireSameDType, zipElements } from './elementwise';

export const bitwise = (name: string, summary: string, forward: (a: number, b: number) => number): OpDefinition => ({
  name,
  summary,
  inferTypes: (inputs: readonly TensorType[]) => {
    requireInputs(name, inputs, 2);
    const dtype = requireSameDType(name, inputs);
    if (dtype !== 'int32') throw new Error(`${name} needs int32, got ${dtype}.`);
    return [{ dtype, shape: broadcastShapes(inputs[0].shape, inputs[1].shape) }];
  },
  forward: ([a, b]) => [zipElements(a, b, forward)],
  code: () => elements(forward),
  gradient: 'not differentiable',
  lower: lowerElementwise,
  samples: [
    { inputs: [tensor('int32', [2, 3], [1, -2, 3, 7, 0, 1 << 30]), tensor('int32', [], [5])] },
    { inputs: [tensor('int32', [2, 1], [-1, 6]), tensor('int32', [2], [-8, 3])] },
  ],
});
