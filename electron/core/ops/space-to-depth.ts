import type { Attributes } from '../graph/graph';
import type { Shape, Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute, stringAttribute } from './shared/attributes';
import { requireInputs } from './shared/elementwise';
import { spread } from './shared/samples';
import { requirePictures } from './shared/window/window';
import { transpose } from './transpose';

/** DCR makes the place in the block the slowest part of the channel, CRD the fastest. */
const orderOf = (attributes: Attributes): number[] => (stringAttribute(attributes, 'mode', 'DCR') === 'CRD' ? [0, 1, 3, 5, 2, 4] : [0, 3, 5, 1, 2, 4]);

function blocksOf([n, c, h, w]: Shape, attributes: Attributes): { readonly apart: Shape; readonly shape: Shape } {
  const size = numberAttribute(attributes, 'blocksize');
  const [high, wide] = [h / size, w / size];
  if (!Number.isInteger(high) || !Number.isInteger(wide)) throw new Error(`SpaceToDepth cannot cut ${h}×${w} into blocks of ${size}×${size}.`);
  return { apart: [n, c, high, size, wide, size], shape: [n, c * size * size, high, wide] };
}

const under = (x: Tensor, shape: Shape): Tensor => ({ ...x, shape });

/** The reverse of DepthToSpace, which is also its gradient. */
export const spaceToDepth: OpDefinition = {
  name: 'SpaceToDepth',
  summary: 'Blocks of the picture gathered into channels',
  inferTypes: (inputs, attributes) => {
    requireInputs('SpaceToDepth', inputs, 1);
    requirePictures('SpaceToDepth', 'pictures', inputs[0]);
    return [{ dtype: inputs[0].dtype, shape: blocksOf(inputs[0].shape, attributes).shape }];
  },
  forward: ([x], attributes) => {
    const { apart, shape } = blocksOf(x.shape, attributes);
    return [under(transpose.forward([under(x, apart)], { perm: orderOf(attributes) })[0], shape)];
  },
  gradient: ({ build, attributes, upstream }) => [build.depthToSpace(upstream, attributes)],
  samples: [
    { inputs: [spread([2, 2, 4, 6])], attributes: { blocksize: 2 } },
    { inputs: [spread([1, 1, 3, 6])], attributes: { blocksize: 3 } },
  ],
};
