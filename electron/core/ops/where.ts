import { broadcastOffsets, broadcastShapes } from '../tensor/shape';
import { allocate, elementCount, tensor, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { elements, lowerElementwise, requireBool, requireInputs, requireSameDType, sumToShapeOf } from './shared/elementwise';
import { spread } from './shared/samples';

const choose = (condition: number, x: number, y: number): number => (condition ? x : y);

function select(condition: Tensor, x: Tensor, y: Tensor): Tensor {
  const shape = broadcastShapes(broadcastShapes(condition.shape, x.shape), y.shape);
  const data = allocate(x.dtype, elementCount(shape));
  const [chosen, fromX, fromY] = [condition, x, y].map((operand) => broadcastOffsets(operand.shape, shape));
  for (let i = 0; i < data.length; i++) data[i] = choose(condition.data[chosen[i]], x.data[fromX[i]], y.data[fromY[i]]);
  return { dtype: x.dtype, shape, data };
}

/** Selects; the gradient goes to the side that was chosen. */
export const where: OpDefinition = {
  name: 'Where',
  summary: 'x where the condition holds, y elsewhere',
  inferTypes: (inputs) => {
    requireInputs('Where', inputs, 3);
    const [condition, x, y] = inputs;
    requireBool('Where', condition);
    const shape = broadcastShapes(broadcastShapes(condition.shape, x.shape), y.shape);
    return [{ dtype: requireSameDType('Where', [x, y]), shape }];
  },
  forward: ([condition, x, y]) => [select(condition, x, y)],
  code: () => elements(choose),
  gradient: ({ build, inputs: [condition, x, y], upstream }) => [
    undefined,
    sumToShapeOf(build, build.where(condition, upstream, 0), x),
    sumToShapeOf(build, build.where(condition, 0, upstream), y),
  ],
  lower: lowerElementwise,
  samples: [
    { inputs: [tensor('bool', [2, 2], [1, 0, 0, 1]), spread([2, 2]), spread([2, 2], 3, 5)] },
    { inputs: [tensor('bool', [3, 1], [1, 0, 1]), spread([2, 3, 4]), spread([4], 3, 5)] },
    { inputs: [tensor('bool', [2, 3], [1, 0, 0, 1, 1, 0]), spread([1, 3]), spread([], 3, 5)] },
  ],
};
