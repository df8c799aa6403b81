/**
 * Transposed convolutions (the input gradient of a convolution) with the batch innermost, as convolutions of long
 * rows. With a stride s, output positions that leave the same remainder by s are reached by the same taps only: each of
 * the s·s remainders is a small convolution of its own, and their results are interleaved.
 */
import type { Value } from '../../graph/graph';
import { tensor, zeros } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered } from '../definition';
import { join, view } from './batch-last';
import { hasUnitStrides, rowConv } from './conv-lower';
import { planConvTranspose, type ConvPlan } from './conv-plan';
import { reach, type Window, type WindowAxis } from './window';

/** Below this many output channels the row form is slower than the plain one. */
const fewChannels = 4;

export function lowerConvTranspose({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  const [x, w, b] = node.inputs;
  const plan = planConvTranspose(x.type.shape, w.type.shape, node.attributes);
  if (layoutOf(0) !== 'batchLast' || plan.channels < fewChannels) return undefined;
  const operands = () => [input(0, 'batchLast'), input(1, 'plain'), ...(b ? [input(2, 'plain')] : [])] as const;
  if (hasUnitStrides(plan.window)) {
    const window = plan.window.map(backwards) as unknown as Window;
    if (window.some((axis) => axis.padBefore < 0 || axis.padAfter < 0)) return undefined;
    return { values: [unitStrides(build, { ...plan, window }, ...operands())], layout: 'batchLast' };
  }
  if (plan.window.some((axis) => axis.dilation > 1)) return undefined;
  return { values: [interleaved(build, plan, ...operands())], layout: 'batchLast' };
}

/** The window that a transposed convolution with strides 1 slides over its own input. */
const backwards = (axis: WindowAxis): WindowAxis => ({
  ...axis,
  size: axis.count,
  count: axis.size,
  padBefore: reach(axis) - 1 - axis.padBefore,
  padAfter: reach(axis) - 1 - axis.padAfter,
});

/** The plan of the convolution from the O channels of dy to the C channels of x. */
const turned = (plan: ConvPlan): ConvPlan => ({ ...plan, filters: plan.channels, channels: plan.filters });

function unitStrides(build: OpBuilder, plan: ConvPlan, dy: Value, w: Value, b?: Value): Value {
  const [high, wide] = plan.window;
  const all = (axis: WindowAxis) => Array.from({ length: axis.kernel }, (_, i) => axis.kernel - 1 - i);
  return rowConv(build, turned(plan), dy, selectTaps(build, plan, w, all(high), all(wide)), b);
}

function interleaved(build: OpBuilder, plan: ConvPlan, dy: Value, w: Value, b?: Value): Value {
  const [high, wide] = plan.window;
  const { channels, batch } = plan;
  const [rows, columns] = [positions(high), positions(wide)];
  const lines = Array.from({ length: high.stride }, (_, remainderHigh) => {
    const parts = Array.from({ length: wide.stride }, (_, remainderWide) =>
      view(build, oneRemainder(build, plan, [remainderHigh, remainderWide], dy, w, b), [channels, rows, 1, columns, 1, batch]),
    );
    return join(build, parts, 4);
  });
  const padded = view(build, join(build, lines, 2), [channels, rows * high.stride, columns * wide.stride, batch]);
  const starts = [high.padBefore, wide.padBefore];
  return build.slice(padded, { starts, ends: [starts[0] + high.size, starts[1] + wide.size], axes: [1, 2] });
}

/** Positions of each remainder along the padded axis. */
const positions = (axis: WindowAxis): number => Math.ceil((axis.size + axis.padBefore + axis.padAfter) / axis.stride);

/** The taps that reach one remainder, last one first. */
const tapsOf = (axis: WindowAxis, remainder: number): number[] =>
  Array.from({ length: axis.kernel }, (_, tap) => tap).filter((tap) => tap % axis.stride === remainder).reverse();

function oneRemainder(build: OpBuilder, plan: ConvPlan, remainder: readonly [number, number], dy: Value, w: Value, b?: Value): Value {
  const [high, wide] = plan.window;
  const taps = [tapsOf(high, remainder[0]), tapsOf(wide, remainder[1])] as const;
  const shape = [plan.channels, positions(high), positions(wide), plan.batch];
  if (taps[0].length * taps[1].length === 0) return untouched(build, shape, dy, b);
  const axis = ({ count, ...rest }: WindowAxis, kernel: number): WindowAxis => {
    const length = positions({ count, ...rest });
    return { size: count, kernel, stride: 1, dilation: 1, padBefore: kernel - 1, padAfter: length - count, count: length };
  };
  const window: Window = [axis(high, taps[0].length), axis(wide, taps[1].length)];
  return rowConv(build, turned({ ...plan, window }), dy, selectTaps(build, plan, w, ...taps), b);
}

/** Positions between the windows get the bias only. */
function untouched(build: OpBuilder, shape: readonly number[], dy: Value, b?: Value): Value {
  const empty = build.constant(zeros(dy.type.dtype, shape), 'zeros');
  return b ? build.add(empty, view(build, b, [shape[0], 1, 1, 1])) : empty;
}

/** Some taps of the filters [O,C/group,kh,kw], with input and output channels exchanged: [C,O/group,rows,columns]. */
function selectTaps(build: OpBuilder, plan: ConvPlan, w: Value, rows: readonly number[], columns: readonly number[]): Value {
  const { channels, filters, group, window } = plan;
  const [kernelHigh, kernelWide] = window.map((axis) => axis.kernel);
  const all = kernelHigh * kernelWide;
  const exchanged = build.transpose(view(build, w, [group, filters / group, channels / group, all]), { perm: [0, 2, 1, 3] });
  const index = rows.flatMap((row) => columns.map((column) => row * kernelWide + column));
  const selected = all === 1 ? exchanged : build.gather(exchanged, build.constant(tensor('int32', [index.length], index), 'taps'), { axis: 3 });
  return view(build, selected, [channels, filters / group, rows.length, columns.length]);
}
