/**
 * Transposed convolutions (the input gradient of a convolution) with the batch innermost: the same long row as in
 * `conv-lower.ts`, with the filters turned by half a turn. Only for strides 1: with larger ones, one small convolution
 * per output phase was measured to be no faster than the plain ConvTranspose together with its two transpositions.
 */
import type { Value } from '../../../graph/graph';
import { elementCount, tensor } from '../../../tensor/tensor';
import type { OpBuilder } from '../../builder';
import type { LowerContext, Lowered } from '../../definition';
import { view } from '../batch-last';
import { hasUnitStrides, rowConv } from './conv-lower';
import { kernels, planConvTranspose, type ConvPlan } from './conv-plan';
import { reach, type WindowAxis } from './window';

/** Below this many output channels the row form is slower than the plain one. */
const fewChannels = 4;

export function lowerConvTranspose({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  const [x, w, b] = node.inputs;
  const plan = planConvTranspose(x.type.shape, w.type.shape, node.attributes);
  const window = plan.window.map(backwards);
  const fits = hasUnitStrides(plan.window) && window.every((axis) => axis.padBefore >= 0 && axis.padAfter >= 0);
  if (layoutOf(0) !== 'batchLast' || !fits || plan.channels < fewChannels) return undefined;
  const turned = { ...plan, filters: plan.channels, channels: plan.filters, window };
  const y = rowConv(build, turned, input(0, 'batchLast'), flipFilters(build, input(1, 'plain'), plan), b && input(2, 'plain'));
  return { values: [y], layout: 'batchLast' };
}

/** The window that a transposed convolution with strides 1 slides over its own input. */
function backwards(axis: WindowAxis): WindowAxis {
  const padBefore = reach(axis) - 1 - axis.padBefore;
  return { ...axis, size: axis.count, count: axis.size, padBefore, padAfter: axis.size - axis.count + reach(axis) - 1 - padBefore };
}

/**
 * Filters [O,C/group,…] turned by half a turn, with input and output channels exchanged: [C,O/group,…]. The taps are
 * brought to the front first, so that reversing them moves whole rows and not single numbers.
 */
function flipFilters(build: OpBuilder, w: Value, plan: ConvPlan): Value {
  const { channels, filters, group } = plan;
  const taps = elementCount(kernels(plan));
  const [inner, outer] = [channels / group, filters / group];
  const byTap = build.transpose(view(build, w, [filters * inner, taps]), { perm: [1, 0] });
  const reversed = tensor('int32', [taps], Array.from({ length: taps }, (_, i) => taps - 1 - i));
  const turned = taps === 1 ? byTap : build.gather(byTap, build.constant(reversed, 'reversed'), { axis: 0 });
  const exchanged =
    group === 1
      ? build.transpose(view(build, turned, [taps, outer, inner]), { perm: [2, 1, 0] })
      : build.transpose(view(build, turned, [taps, group, outer, inner]), { perm: [1, 3, 2, 0] });
  return view(build, exchanged, [channels, outer, ...kernels(plan)]);
}
