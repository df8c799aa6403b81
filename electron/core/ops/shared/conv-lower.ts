/**
 * Convolutions with the batch innermost. A picture batch [C,H,W,N] is read as one picture [1,C,H,W·N]: with
 * dilation N along the row, neighbours in the row are neighbours in the original pictures, so the whole batch
 * becomes one long row and onnxruntime's own Conv runs at the speed of its matrix product.
 */
import type { Value } from '../../graph/graph';
import { tensor } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered } from '../definition';
import { view, windowColumns } from './batch-last';
import { planConv, planConvTranspose, type ConvPlan } from './conv-plan';
import { reach, type Window, type WindowAxis } from './window';

/** Column matrices beyond this size are not built in one piece. */
export const columnBytesLimit = 64 * 2 ** 20;

const hasUnitStrides = (window: Window): boolean => window.every((axis) => axis.stride === 1);

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

/** With strides 1: one dilated Conv over the long row. */
function rowConv(build: OpBuilder, { batch, filters, group, window: [high, wide] }: ConvPlan, x: Value, w: Value, b?: Value): Value {
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

/** Below this many output channels the row form of a transposed convolution is slower than the plain one. */
const fewChannels = 4;

export function lowerConvTranspose({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  const [x, w] = node.inputs;
  const plan = planConvTranspose(x.type.shape, w.type.shape, node.attributes);
  const window = plan.window.map(backwards) as unknown as Window;
  const fits = hasUnitStrides(plan.window) && window.every((axis) => axis.padBefore >= 0 && axis.padAfter >= 0);
  if (layoutOf(0) !== 'batchLast' || !fits || plan.channels < fewChannels) return undefined;
  const turned = { ...plan, filters: plan.channels, channels: plan.filters, window };
  const b = node.inputs.length > 2 ? input(2, 'plain') : undefined;
  return { values: [rowConv(build, turned, input(0, 'batchLast'), flipFilters(build, input(1, 'plain'), plan), b)], layout: 'batchLast' };
}

/** The window that a transposed convolution with strides 1 slides over its own input. */
const backwards = (axis: WindowAxis): WindowAxis => ({
  ...axis,
  size: axis.count,
  count: axis.size,
  padBefore: reach(axis) - 1 - axis.padBefore,
  padAfter: reach(axis) - 1 - axis.padAfter,
});

/** Filters [O,C/group,kh,kw] turned by half a turn, with input and output channels exchanged: [C,O/group,kh,kw]. */
function flipFilters(build: OpBuilder, w: Value, { channels, filters, group, window: [high, wide] }: ConvPlan): Value {
  const taps = high.kernel * wide.kernel;
  const [inner, outer] = [channels / group, filters / group];
  const exchanged = build.transpose(view(build, w, [group, outer, inner, taps]), { perm: [0, 2, 1, 3] });
  const reversed = tensor('int32', [taps], Array.from({ length: taps }, (_, i) => taps - 1 - i));
  const flipped = taps === 1 ? exchanged : build.gather(exchanged, build.constant(reversed, 'reversed'), { axis: 3 });
  return view(build, flipped, [channels, outer, high.kernel, wide.kernel]);
}
