/** The mean of each channel of each picture: [N,C,H,W] to [N,C,1,1]. */
import { filled, type TensorType } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { requireFloat, requireInputs } from './shared/elementwise';
import { averagePoolForward, planPool } from './shared/pool-loops';
import { lowerGlobalAveragePool } from './shared/pool-lower-average';
import { spread } from './shared/samples';
import { requirePictures } from './shared/window';

const wholePicture = (x: TensorType) => ({ kernel_shape: x.shape.slice(2) });

export const globalAveragePool: OpDefinition = {
  name: 'GlobalAveragePool',
  summary: 'the mean of each channel',
  inferTypes: (inputs) => {
    requireInputs('GlobalAveragePool', inputs, 1);
    const [x] = inputs;
    requireFloat('GlobalAveragePool', x);
    requirePictures('GlobalAveragePool', 'pictures', x);
    return [{ dtype: x.dtype, shape: [x.shape[0], x.shape[1], 1, 1] }];
  },
  forward: ([x]) => [averagePoolForward(x, planPool('GlobalAveragePool', x, wholePicture(x)), false)],
  // Every element of the H·W gets the same share.
  gradient: ({ build, inputs: [x], upstream }) => {
    const [, , height, width] = x.type.shape;
    return [build.mul(upstream, build.constant(filled(x.type.dtype, [1, 1, height, width], 1 / (height * width)), 'share'))];
  },
  lower: lowerGlobalAveragePool,
  samples: [{ inputs: [spread([2, 3, 4, 5])] }, { inputs: [spread([3, 1, 1, 2])] }],
};
