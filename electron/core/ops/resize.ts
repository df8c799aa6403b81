import type { Attributes, Value } from '../graph/graph';
import { allocate, elementCount, tensor, type Tensor } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { OpDefinition } from './definition';
import { requireInputs, requireNumbers } from './shared/elementwise';
import { extrapolationOf, isResized, planResize, resizedShape, type ResizedAxis } from './shared/resize/plan';
import { resizeMatrix, tapsAlong } from './shared/resize/taps';
import { spread } from './shared/samples';

/** Axis by axis: the modes are products of functions of one axis. Elements stay float64 until the end. */
function resizedAlong({ shape, data }: Pick<Tensor, 'shape' | 'data'>, axis: ResizedAxis, attributes: Attributes) {
  const inner = elementCount(shape.slice(axis.axis + 1));
  const outer = elementCount(shape.slice(0, axis.axis));
  const result = new Float64Array(outer * axis.to * inner);
  tapsAlong(axis, attributes).forEach(({ first, weights, isOutside }, x) => {
    for (let block = 0; block < outer; block++) {
      const target = (block * axis.to + x) * inner;
      if (isOutside) result.fill(extrapolationOf(attributes), target, target + inner);
      else weights.forEach((weight, tap) => addRow(result, target, data, (block * axis.from + Math.min(Math.max(first + tap, 0), axis.from - 1)) * inner, inner, weight));
    }
  });
  return { shape: shape.with(axis.axis, axis.to), data: result };
}

function addRow(result: Float64Array, target: number, data: Tensor['data'], source: number, length: number, weight: number): void {
  for (let i = 0; i < length; i++) result[target + i] += weight * data[source + i];
}

function resized(x: Tensor, attributes: Attributes): Tensor {
  const plan = planResize(x.shape, attributes);
  const axes = plan.filter((axis) => isResized(axis, attributes));
  const { shape, data } = axes.reduce<Pick<Tensor, 'shape' | 'data'>>((result, axis) => resizedAlong(result, axis, attributes), x);
  const elements = allocate(x.dtype, data.length);
  elements.set(data);
  return { dtype: x.dtype, shape, data: elements };
}

/** The transposed matrix of each axis, multiplied from the right after the axis was moved to the end. */
function gradientAlong(build: OpBuilder, gradient: Value, axis: ResizedAxis, attributes: Attributes): Value {
  const matrix = build.constant(tensor(gradient.type.dtype, [axis.to, axis.from], resizeMatrix(axis, attributes)), 'resize');
  const last = gradient.type.shape.length - 1;
  const swap = { perm: gradient.type.shape.map((_, i) => (i === axis.axis ? last : i === last ? axis.axis : i)) };
  return build.transpose(build.matMul(build.transpose(gradient, swap), matrix), swap);
}

export const resize: OpDefinition = {
  name: 'Resize',
  summary: 'The input with other sizes: the nearest elements, or linear or cubic mixtures of them',
  inferTypes: (inputs, attributes) => {
    requireInputs('Resize', inputs, 1);
    requireNumbers('Resize', inputs[0]);
    const { dtype, shape } = inputs[0];
    const plan = planResize(shape, attributes);
    if (elementCount(shape) === 0 && plan.some(({ to, from }) => from === 0 && to > 0)) throw new Error('Resize cannot make something of an axis of size 0.');
    plan.forEach((axis) => tapsAlong({ ...axis, to: Math.min(1, axis.to) }, attributes));
    return [{ dtype, shape: resizedShape(shape, plan) }];
  },
  forward: ([x], attributes) => [resized(x, attributes)],
  gradient: ({ build, inputs: [x], attributes, upstream }) => {
    const axes = planResize(x.type.shape, attributes).filter((axis) => isResized(axis, attributes));
    return [axes.reduce((gradient, axis) => gradientAlong(build, gradient, axis, attributes), upstream)];
  },
  inputAttributes: [
    { name: 'roi', position: 1, dtype: 'float32', isAbsentWhenEmpty: true },
    { name: 'scales', position: 2, dtype: 'float32', isAbsentWhenEmpty: true },
    { name: 'sizes', position: 3, dtype: 'int64', isAbsentWhenEmpty: true },
  ],
  samples: [
    { inputs: [spread([1, 2, 2, 3])], attributes: { scales: [1, 1, 2, 2] } },
    { inputs: [spread([1, 2, 3, 5])], attributes: { sizes: [1, 2, 6, 4], mode: 'linear' } },
    { inputs: [spread([2, 1, 4, 4])], attributes: { sizes: [2, 1, 7, 3], mode: 'linear', coordinate_transformation_mode: 'align_corners' } },
    { inputs: [spread([1, 1, 4, 5])], attributes: { sizes: [1, 1, 8, 9], mode: 'cubic' } },
    { inputs: [spread([1, 1, 8, 6])], attributes: { sizes: [1, 1, 3, 4], mode: 'linear', antialias: 1 } },
    { inputs: [spread([1, 1, 4, 4])], attributes: { sizes: [1, 1, 3, 3], mode: 'linear', coordinate_transformation_mode: 'tf_crop_and_resize', roi: [0, 0, 0.2, -0.1, 1, 1, 0.9, 0.95], extrapolation_value: 7 } },
    { inputs: [spread([1, 1, 3, 3])], attributes: { scales: [1, 1, 2, 2], coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' } },
  ],
};
