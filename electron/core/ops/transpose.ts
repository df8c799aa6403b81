import type { Attributes } from '../graph/graph';
import { stridesOf } from '../tensor/shape';
import { formatShape, type Shape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numbersAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { batchLastPermutation } from './shared/layout';
import { spread } from './shared/samples';
import { readStrided } from './shared/strided';

/** Which input axis each output axis is; reversed when left out. */
function permutationOf(shape: Shape, attributes: Attributes): readonly number[] {
  const permutation = numbersAttribute(attributes, 'perm', shape.map((_, axis) => shape.length - 1 - axis));
  const isComplete = permutation.length === shape.length && shape.every((_, axis) => permutation.includes(axis));
  if (!isComplete) throw new Error(`Transpose needs each axis of ${formatShape(shape)} once in "perm", got [${permutation.join(', ')}].`);
  return permutation;
}

function permutedStrides(shape: Shape, attributes: Attributes): number[] {
  const strides = stridesOf(shape);
  return permutationOf(shape, attributes).map((axis) => strides[axis]);
}

/** Reorders the axes; the gradient goes through the inverse permutation. */
export const transpose: OpDefinition = {
  name: 'Transpose',
  summary: 'The axes in another order',
  inferTypes: (inputs, attributes) => {
    requireInputs('Transpose', inputs, 1);
    const { dtype, shape } = inputs[0];
    return [{ dtype, shape: permutationOf(shape, attributes).map((axis) => shape[axis]) }];
  },
  forward: ([x], attributes) => [readStrided(x, permutationOf(x.shape, attributes).map((axis) => x.shape[axis]), permutedStrides(x.shape, attributes))],
  code: ([x], attributes) => ({ kind: 'strided', strides: permutedStrides(x.shape, attributes), start: 0 }),
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const permutation = permutationOf(x.type.shape, attributes);
    return [build.transpose(upstream, { perm: x.type.shape.map((_, axis) => permutation.indexOf(axis)) })];
  },
  lower: ({ build, node, layoutOf, input }) => {
    const permutation = permutationOf(node.inputs[0].type.shape, node.attributes);
    if (layoutOf(0) === 'plain' || permutation[0] !== 0) return undefined;
    return { values: [build.transpose(input(0, 'batchLast'), { perm: batchLastPermutation(permutation) })], layout: 'batchLast' };
  },
  samples: [
    { inputs: [spread([2, 3])] },
    { inputs: [spread([2, 3, 4])], attributes: { perm: [1, 2, 0] } },
    { inputs: [spread([2, 1, 3, 2])], attributes: { perm: [0, 2, 3, 1] } },
  ],
};
