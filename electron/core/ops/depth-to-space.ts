import type { Attributes } from '../graph/graph';
import type { Shape, Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute, stringAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { batchLastPermutation, batchLastShape } from './shared/layout';
import { spread } from './shared/samples';
import { requirePictures } from './shared/window/window';
import { transpose } from './transpose';

interface Blocks {
  /** The channels taken apart into block rows, block columns and the rest. */
  readonly apart: Shape;
  /** The axes of `apart` in the order of the result. */
  readonly perm: readonly number[];
  readonly shape: Shape;
}

/** DCR: the place in the block is the slowest part of the channel; CRD: the fastest. */
function blocksOf([n, c, h, w]: Shape, attributes: Attributes): Blocks {
  const size = numberAttribute(attributes, 'blocksize');
  const depth = c / size ** 2;
  if (!Number.isInteger(depth) || size < 1) throw new Error(`DepthToSpace cannot make blocks of ${size}×${size} from ${c} channels.`);
  const shape = [n, depth, h * size, w * size];
  const isBlockFast = stringAttribute(attributes, 'mode', 'DCR') === 'CRD';
  return isBlockFast
    ? { apart: [n, depth, size, size, h, w], perm: [0, 1, 4, 2, 5, 3], shape }
    : { apart: [n, size, size, depth, h, w], perm: [0, 3, 4, 1, 5, 2], shape };
}

const under = (x: Tensor, shape: Shape): Tensor => ({ ...x, shape });

/** Also called pixel shuffle (Shi et al. 2016). */
export const depthToSpace: OpDefinition = {
  name: 'DepthToSpace',
  summary: 'Channels spread out to blocks of the picture',
  inferTypes: (inputs, attributes) => {
    requireInputs('DepthToSpace', inputs, 1);
    requirePictures('DepthToSpace', 'pictures', inputs[0]);
    return [{ dtype: inputs[0].dtype, shape: blocksOf(inputs[0].shape, attributes).shape }];
  },
  forward: ([x], attributes) => {
    const { apart, perm, shape } = blocksOf(x.shape, attributes);
    return [under(transpose.forward([under(x, apart)], { perm })[0], shape)];
  },
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const { apart, perm } = blocksOf(x.type.shape, attributes);
    const split = build.reshape(upstream, { shape: perm.map((axis) => apart[axis]) });
    const back = apart.map((_, axis) => perm.indexOf(axis));
    return [build.reshape(build.transpose(split, { perm: back }), { shape: x.type.shape })];
  },
  lower: ({ build, node, layoutOf, input }) => {
    if (layoutOf(0) === 'plain') return undefined;
    const { apart, perm, shape } = blocksOf(node.inputs[0].type.shape, node.attributes);
    const split = build.reshape(input(0, 'batchLast'), { shape: batchLastShape(apart) });
    const moved = build.transpose(split, { perm: batchLastPermutation(perm) });
    return { values: [build.reshape(moved, { shape: batchLastShape(shape) })], layout: 'batchLast' };
  },
  samples: [
    { inputs: [spread([2, 8, 2, 3])], attributes: { blocksize: 2 } },
    { inputs: [spread([1, 8, 2, 3])], attributes: { blocksize: 2, mode: 'CRD' } },
  ],
};
