/**
 * Convolutions with the batch innermost. A picture batch [C,H,W,N] is read as one picture [1,C,H,W·N]: with
 * dilation N along the row, neighbours in the row are neighbours in the original pictures, so the whole batch
 * becomes one long row and onnxruntime's own Conv runs at the speed of its matrix product.
 */
import type { Value } from '../../graph/graph';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered } from '../definition';
import { view, windowColumns } from './batch-last';
import { planConv, type ConvPlan } from './conv-plan';
import type { Window } from './window';

/** Column matrices beyond this size are not built in one piece. */
export const columnBytesLimit = 64 * 2 ** 20;

export const hasUnitStrides = (window: Window): boolean => window.every((axis) => axis.stride === 1);

/** Bytes of the column matrix of `channels` channels in float32. */
export function columnBytes({ window: [high, wide], batch }: ConvPlan, channels: number): number {
  return 4 * channels * high.kernel * wide.kernel * high.count * wide.count * batch;
}

export function lowerConv(context: LowerContext): Lowered | undefined {
  const { build, node, layoutOf, input } = context;
  if (layoutOf(0) !== 'batchLast') return undefined;
  const [x, w] = node.inputs;
  const plan = planConv('Conv', x.type.shape, w.type.shape, node.attributes);
  const operands = { x: () => input(0, 'batchLast'), w: input(1, 'plain'), b: node.inputs.length > 2 ? input(2, 'plain') : undefined };
  if (hasUnitStrides(plan.window)) return { values: [rowConv(build, plan, operands.x(), operands.w, operands.b)], layout: 'batchLast' };
  if (plan.group > 1 || columnBytes(plan, plan.channels) > columnBytesLimit) return undefined;
  return { values: [columnConv(build, plan, operands.x(), operands.w, operands.b)], layout: 'batchLast' };
}

/** With strides 1: one dilated Conv over the long row, [C,H,W,N] to [O,h,w,N]. */
export function rowConv(build: OpBuilder, { batch, filters, group, window: [high, wide] }: ConvPlan, x: Value, w: Value, b?: Value): Value {
  const [channels, height, width] = x.type.shape;
  const row = view(build, x, [1, channels, height, width * batch]);
  const y = build.conv(...[row, w, ...(b ? [b] : [])], {
    dilations: [high.dilation, wide.dilation * batch],
    pads: [high.padBefore, wide.padBefore * batch, high.padAfter, wide.padAfter * batch],
    group,
  });
  return view(build, y, [filters, high.count, wide.count, batch]);
}

/** With larger strides: the weights as a matrix times the column matrix. */
function columnConv(build: OpBuilder, { batch, filters, window }: ConvPlan, x: Value, w: Value, b?: Value): Value {
  const columns = windowColumns(build, x, window);
  const weights = view(build, w, [filters, columns.type.shape[0]]);
  const y = build.gemm(...[weights, columns, ...(b ? [view(build, b, [filters, 1])] : [])]);
  return view(build, y, [filters, window[0].count, window[1].count, batch]);
}
