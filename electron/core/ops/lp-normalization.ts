import type { Attributes } from '../graph/graph';
import { normalizeAxis } from '../tensor/shape';
import { allocate, type Tensor } from '../tensor/tensor';
import type { OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireFloat, requireInputs } from './shared/elementwise';
import { eachLane } from './shared/strided';
import { lowerAlongAxes } from './shared/layout';
import { spread } from './shared/samples';

const axisOf = (attributes: Attributes, rank: number): number => normalizeAxis(numberAttribute(attributes, 'axis', -1), rank);

function isEuclidean(attributes: Attributes): boolean {
  const p = numberAttribute(attributes, 'p', 2);
  if (p !== 1 && p !== 2) throw new Error(`LpNormalization knows p = 1 and p = 2, not ${p}.`);
  return p === 2;
}

function normalized(x: Tensor, attributes: Attributes): Tensor {
  const data = allocate(x.dtype, x.data.length);
  const axis = axisOf(attributes, x.shape.length);
  const euclidean = isEuclidean(attributes);
  eachLane(x.shape, axis, (start, step) => {
    let sum = 0;
    const end = start + x.shape[axis] * step;
    for (let i = start; i < end; i += step) sum += euclidean ? x.data[i] ** 2 : Math.abs(x.data[i]);
    const norm = euclidean ? Math.sqrt(sum) : sum;
    for (let i = start; i < end; i += step) data[i] = norm === 0 ? 0 : x.data[i] / norm;
  });
  return { dtype: x.dtype, shape: x.shape, data };
}

export const lpNormalization: OpDefinition = {
  name: 'LpNormalization',
  summary: 'x divided by its norm along an axis',
  inferTypes: (inputs, attributes) => {
    requireInputs('LpNormalization', inputs, 1);
    requireFloat('LpNormalization', inputs[0]);
    axisOf(attributes, inputs[0].shape.length);
    isEuclidean(attributes);
    return [inputs[0]];
  },
  forward: ([x], attributes) => [normalized(x, attributes)],
  // dx = (dy − slope·Σ dy·y) / norm, where the norm has the slope y for p = 2 and sign x for p = 1.
  gradient: ({ build, inputs: [x], outputs: [y], attributes, upstream }) => {
    const axes = [axisOf(attributes, x.type.shape.length)];
    const norm = isEuclidean(attributes) ? build.reduceL2(x, { axes }) : build.reduceL1(x, { axes });
    const slope = isEuclidean(attributes) ? y : build.sign(x);
    const along = build.mul(slope, build.reduceSum(build.mul(upstream, y), { axes }));
    return [build.div(build.sub(upstream, along), norm)];
  },
  lower: (context) => lowerAlongAxes(context, (move) => ({ axis: move(numberAttribute(context.node.attributes, 'axis', -1)) })),
  samples: [
    { inputs: [spread([3, 4])] },
    { inputs: [spread([2, 3, 4])], attributes: { axis: 1, p: 1 } },
    { inputs: [spread([3, 2])], attributes: { axis: 0 } },
  ],
};
