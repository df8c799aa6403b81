/**
 * Convolutions with the batch innermost. A batch of pictures [C,H,W,N] is read as one picture [1,C,H,W·N]: with
 * dilation N along the row, neighbours in the row are neighbours in the original pictures, so the whole batch
 * becomes one long row and onnxruntime's own Conv runs at the speed of its matrix product. The same holds for one
 * spatial axis and for three: the last one takes the batch.
 */
import type { Value } from '../../../graph/graph';
import type { OpBuilder } from '../../builder';
import type { LowerContext, Lowered } from '../../definition';
import { view, windowColumns } from '../batch-last';
import { groupConv, hasOneFilterPerGroup } from './conv-lower-depthwise';
import { columnBytes, counts, planConv, type ConvPlan } from './conv-plan';
import { windowAttributes, type Window } from './window';

/** Column matrices beyond this size are not built in one piece. */
const columnBytesLimit = 64 * 2 ** 20;

export const hasUnitStrides = (window: Window): boolean => window.every((axis) => axis.stride === 1);

export function lowerConv(context: LowerContext): Lowered | undefined {
  const { build, node, layoutOf, input } = context;
  if (layoutOf(0) !== 'batchLast') return undefined;
  const [x, w] = node.inputs;
  const plan = planConv('Conv', x.type.shape, w.type.shape, node.attributes);
  const operands = { x: () => input(0, 'batchLast'), w: input(1, 'plain'), b: node.inputs.length > 2 ? input(2, 'plain') : undefined };
  if (hasUnitStrides(plan.window)) return { values: [rowConv(build, plan, operands.x(), operands.w, operands.b)], layout: 'batchLast' };
  if (hasOneFilterPerGroup(plan)) return { values: [groupConv(build, plan, operands.x(), operands.w, operands.b)], layout: 'batchLast' };
  if (plan.group > 1 || columnBytes(plan, plan.channels) > columnBytesLimit) return undefined;
  return { values: [columnConv(build, plan, operands.x(), operands.w, operands.b)], layout: 'batchLast' };
}

/** With strides 1: one dilated Conv over the long row, [C,…,N] to [O,…,N]. */
export function rowConv(build: OpBuilder, { batch, filters, group, window }: ConvPlan, x: Value, w: Value, b?: Value): Value {
  const last = window.length - 1;
  const row = window.map((axis, i) => (i < last ? axis : { ...axis, dilation: axis.dilation * batch, padBefore: axis.padBefore * batch, padAfter: axis.padAfter * batch }));
  const size = window.map((axis, i) => (i < last ? axis.size : axis.size * batch));
  const y = build.conv(...[view(build, x, [1, x.type.shape[0], ...size]), w, ...(b ? [b] : [])], { ...windowAttributes(row), group });
  return view(build, y, [filters, ...window.map((axis) => axis.count), batch]);
}

/** With larger strides: the weights as a matrix times the column matrix. */
function columnConv(build: OpBuilder, plan: ConvPlan, x: Value, w: Value, b?: Value): Value {
  const columns = windowColumns(build, x, plan.window);
  const weights = view(build, w, [plan.filters, columns.type.shape[0]]);
  const y = build.gemm(...[weights, columns, ...(b ? [view(build, b, [plan.filters, 1])] : [])]);
  return view(build, y, [plan.filters, ...counts(plan), plan.batch]);
}
