/** Weight gradient of a convolution with the batch innermost: the column matrix times dy, transposed. */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered } from '../definition';
import { cut, join, view, windowColumns } from './batch-last';
import { columnBytes, columnBytesLimit } from './conv-lower';
import { planWeightGradient, type ConvPlan } from './conv-plan';

export function lowerConvGradientWeight({ build, node, input }: LowerContext): Lowered {
  const [x, dy] = node.inputs;
  const plan = planWeightGradient(x.type.shape, dy.type.shape, node.attributes);
  const [xs, dys] = [input(0, 'batchLast'), input(1, 'batchLast')].map((value) => cut(build, value, 0, equalParts(value.type.shape[0], plan.group)));
  const parts = xs.map((part, i) => groupGradient(build, plan, part, dys[i]));
  const { filters, channels, group, window } = plan;
  const dw = view(build, join(build, parts, 0), [filters, channels / group, window[0].kernel, window[1].kernel]);
  return { values: [dw], layout: 'plain' };
}

/**
 * One group: x [C,H,W,N] and dy [O,h,w,N] to [O,C,taps]. `columns · dyᵀ` with the result transposed is up to
 * twice as fast as `dy · columnsᵀ`, because the smaller matrix is the one that gets packed.
 */
function groupGradient(build: OpBuilder, plan: ConvPlan, x: Value, dy: Value): Value {
  const [filters, height, width, batch] = dy.type.shape;
  const upstream = view(build, dy, [filters, height * width * batch]);
  const channels = x.type.shape[0];
  const chunks = Math.min(channels, Math.ceil(columnBytes(plan, channels) / columnBytesLimit));
  const products = cut(build, x, 0, equalParts(channels, chunks)).map((chunk) =>
    build.gemm(windowColumns(build, chunk, plan.window), upstream, { transB: 1 }),
  );
  // The taps get an axis of their own, or onnxruntime would fuse the transposition and undo the order above.
  const taps = plan.window[0].kernel * plan.window[1].kernel;
  return build.transpose(view(build, join(build, products, 0), [channels, taps, filters]), { perm: [2, 0, 1] });
}

/** `total` in `count` parts that differ by at most one. */
function equalParts(total: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * total) / count) - Math.floor((i * total) / count));
}
