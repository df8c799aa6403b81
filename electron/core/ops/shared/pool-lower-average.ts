/** Average pools with the batch innermost, one axis after the other on [before, size, after]. */
import type { Value } from '../../graph/graph';
import { tensor } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered } from '../definition';
import { numberAttribute } from './attributes';
import { view } from './batch-last';
import { planPool } from './pool-loops';
import type { WindowAxis } from './window';

export function lowerAveragePool({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) !== 'batchLast') return undefined;
  const [high, wide] = planPool('AveragePool', node.inputs[0].type, node.attributes);
  const countPadding = numberAttribute(node.attributes, 'count_include_pad', 0);
  const x = input(0, 'batchLast');
  const [channels, height, width, batch] = x.type.shape;
  const columns = passMean(build, high, view(build, x, [1, channels, height, width * batch]), countPadding);
  const rows = passMean(build, wide, view(build, columns, [1, channels * high.count, width, batch]), countPadding);
  return { values: [view(build, rows, [channels, high.count, wide.count, batch])], layout: 'batchLast' };
}

const passMean = (build: OpBuilder, axis: WindowAxis, x: Value, countPadding: number): Value =>
  build.averagePool(x, {
    kernel_shape: [axis.kernel, 1],
    strides: [axis.stride, 1],
    dilations: [axis.dilation, 1],
    pads: [axis.padBefore, 0, axis.padAfter, 0],
    count_include_pad: countPadding,
  });

/** Averaging along one axis is a small constant matrix, so its gradient is a product with the transposed matrix. */
export function lowerAveragePoolGradient({ build, node, input }: LowerContext): Lowered {
  const [high, wide] = planPool('AveragePoolGradient', node.outputs[0].type, node.attributes);
  const countPadding = numberAttribute(node.attributes, 'count_include_pad', 0) === 1;
  const dy = input(0, 'batchLast');
  const [channels, , , batch] = dy.type.shape;
  const along = (axis: WindowAxis, gradient: Value) => build.matMul(build.constant(shares(axis, countPadding), 'shares'), gradient);
  const columns = along(wide, view(build, dy, [channels * high.count, wide.count, batch]));
  const dx = along(high, view(build, columns, [channels, high.count, wide.size * batch]));
  return { values: [view(build, dx, [channels, high.size, wide.size, batch])], layout: 'batchLast' };
}

/** [size, count]: the share of each input element in the mean at each window position. */
function shares(axis: WindowAxis, countPadding: boolean) {
  const matrix = new Float32Array(axis.size * axis.count);
  for (let position = 0; position < axis.count; position++) {
    const first = position * axis.stride - axis.padBefore;
    const inside = Array.from({ length: axis.kernel }, (_, tap) => first + tap * axis.dilation).filter((i) => i >= 0 && i < axis.size);
    for (const i of inside) matrix[i * axis.count + position] = 1 / (countPadding ? axis.kernel : inside.length);
  }
  return tensor('float32', [axis.size, axis.count], matrix);
}

export function lowerGlobalAveragePool({ build, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) !== 'batchLast') return undefined;
  const x = input(0, 'batchLast');
  const [channels, height, width, batch] = x.type.shape;
  const means = build.reduceMean(view(build, x, [channels, height * width, batch]), { axes: [1], keepdims: 0 });
  return { values: [view(build, means, [channels, 1, 1, batch])], layout: 'batchLast' };
}
