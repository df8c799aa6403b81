import { broadcastShapes } from '../tensor/shape';
import { formatShape, sameShape } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { elements, lowerElementwise, requireFloat, requireInputs, requireSameDType, sumToShapeOf, zipElements } from './shared/elementwise';
import { spread } from './shared/samples';

const leak = (x: number, slope: number): number => (x < 0 ? slope * x : x);

/** The slope of the negative side is learned; it is broadcast to x. */
export const pRelu: OpDefinition = {
  name: 'PRelu',
  summary: 'x where x ≥ 0, slope·x elsewhere',
  inferTypes: (inputs) => {
    requireInputs('PRelu', inputs, 2);
    const [x, slope] = inputs;
    requireFloat('PRelu', x);
    requireSameDType('PRelu', inputs);
    if (!sameShape(broadcastShapes(x.shape, slope.shape), x.shape)) {
      throw new Error(`PRelu cannot repeat slopes of shape ${formatShape(slope.shape)} over ${formatShape(x.shape)}.`);
    }
    return [x];
  },
  forward: ([x, slope]) => [zipElements(x, slope, leak)],
  code: () => elements(leak),
  gradient: ({ build, inputs: [x, slope], upstream }) => {
    const isNegative = build.less(x, 0);
    const dslope = build.where(isNegative, build.mul(upstream, x), 0);
    return [build.where(isNegative, build.mul(upstream, slope), upstream), sumToShapeOf(build, dslope, slope)];
  },
  lower: lowerElementwise,
  samples: [
    { inputs: [spread([2, 3, 4]), spread([3, 1], 0.1, 0.5, 2)] },
    { inputs: [spread([2, 3]), spread([2, 3], -0.5, 0.5, 2)] },
    { inputs: [spread([2, 3]), spread([1], 0.25, 0.5, 2)] },
  ],
};
