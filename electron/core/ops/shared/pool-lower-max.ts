/**
 * Max pools with the batch innermost, one axis after the other: first down the columns of [C,H,W,N], then along
 * the rows. Each pass sees its input as [before, size, after], with `after` long, so every op is a plain vector loop.
 */
import type { Value } from '../../graph/graph';
import { zeros } from '../../tensor/tensor';
import type { OpBuilder } from '../builder';
import type { LowerContext, Lowered } from '../definition';
import { cut, join, view } from './batch-last';
import { planPool } from './pool-loops';
import type { Window, WindowAxis } from './window';

/** Smaller than every activation; padding with it never wins. */
const lowest = -3e38;
/** HardSigmoid with this slope is a step function: 3e38 · difference saturates for any difference that matters. */
const steep = 3e38;

/** Windows of two that do not overlap have a form without index arithmetic. */
const isHalving = (axis: WindowAxis): boolean =>
  axis.kernel === 2 && axis.stride === 2 && axis.dilation === 1 && axis.padBefore === 0 && axis.padAfter === 0;

export function lowerMaxPool({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  if (layoutOf(0) !== 'batchLast') return undefined;
  const window = planPool('MaxPool', node.inputs[0].type, node.attributes);
  const x = input(0, 'batchLast');
  const y = passMax(build, window[1], passInputs(build, x, window).rows);
  return { values: [view(build, y, [x.type.shape[0], window[0].count, window[1].count, x.type.shape[3]])], layout: 'batchLast' };
}

export function lowerMaxPoolGradient({ build, node, input }: LowerContext): Lowered {
  const [high, wide] = planPool('MaxPoolGradient', node.inputs[0].type, node.attributes);
  const x = input(0, 'batchLast');
  const [channels, , width, batch] = x.type.shape;
  const { columns, rows } = passInputs(build, x, [high, wide]);
  const dy = view(build, input(1, 'batchLast'), [channels * high.count, wide.count, batch]);
  const dRows = passGradient(build, wide, rows, dy);
  const dColumns = passGradient(build, high, columns, view(build, dRows, [channels, high.count, width * batch]));
  return { values: [view(build, dColumns, x.type.shape)], layout: 'batchLast' };
}

/** The inputs of both passes as [before, size, after]. */
function passInputs(build: OpBuilder, x: Value, [high]: Window): { readonly columns: Value; readonly rows: Value } {
  const [channels, height, width, batch] = x.type.shape;
  const columns = view(build, x, [channels, height, width * batch]);
  return { columns, rows: view(build, passMax(build, high, columns), [channels * high.count, width, batch]) };
}

function passMax(build: OpBuilder, axis: WindowAxis, x: Value): Value {
  const [before, size, after] = x.type.shape;
  if (isHalving(axis)) {
    const [a, b] = halves(build, axis, x);
    return view(build, build.max(a, b), [before, axis.count, after]);
  }
  const pooled = build.maxPool(view(build, x, [1, before, size, after]), {
    kernel_shape: [axis.kernel, 1],
    strides: [axis.stride, 1],
    dilations: [axis.dilation, 1],
    pads: [axis.padBefore, 0, axis.padAfter, 0],
  });
  return view(build, pooled, [before, axis.count, after]);
}

function passGradient(build: OpBuilder, axis: WindowAxis, x: Value, dy: Value): Value {
  return isHalving(axis) ? halvingGradient(build, axis, x, dy) : overlappingGradient(build, axis, x, dy);
}

/** The even and the odd elements along the axis, each [before·count, 1, after]; an odd last element is left out. */
function halves(build: OpBuilder, axis: WindowAxis, x: Value): readonly Value[] {
  const [before, size, after] = x.type.shape;
  const used = size === 2 * axis.count ? x : cut(build, x, 1, [size - 1, 1])[0];
  return cut(build, view(build, used, [before * axis.count, 2, after]), 1, [1, 1]);
}

/** da = dy where a - b ≥ 0, db the rest. */
function halvingGradient(build: OpBuilder, axis: WindowAxis, x: Value, dy: Value): Value {
  const [before, size, after] = x.type.shape;
  const [a, b] = halves(build, axis, x);
  const upstream = view(build, dy, [before * axis.count, 1, after]);
  const da = build.mul(upstream, build.hardSigmoid(build.sub(a, b), { alpha: steep, beta: 1 }));
  const dx = view(build, join(build, [da, build.sub(upstream, da)], 1), [before, 2 * axis.count, after]);
  return size === 2 * axis.count ? dx : padMiddle(build, dx, 0, 1);
}

/**
 * The taps take their part of dy in order: the first that equals the maximum gets all that is left.
 * The padded axis is split into `stride` phases, in which the elements under one tap lie side by side.
 */
function overlappingGradient(build: OpBuilder, axis: WindowAxis, x: Value, dy: Value): Value {
  const [before, size, after] = x.type.shape;
  const y = passMax(build, axis, x);
  const length = Math.ceil((size + axis.padBefore + axis.padAfter) / axis.stride);
  const phases = splitPhases(build, axis, x, length);
  const sums: (Value | undefined)[] = phases.map(() => undefined);
  let remaining = dy;
  for (let tap = 0; tap < axis.kernel; tap++) {
    const phase = (tap * axis.dilation) % axis.stride;
    const offset = Math.floor((tap * axis.dilation) / axis.stride);
    const isWinner = build.hardSigmoid(build.sub(section(build, phases[phase], offset, axis.count), y), { alpha: steep, beta: 1 });
    const isLast = tap === axis.kernel - 1;
    const part = isLast ? remaining : build.mul(remaining, isWinner);
    if (!isLast) remaining = build.sub(remaining, part);
    const placed = padMiddle(build, part, offset, length - offset - axis.count);
    const sum = sums[phase];
    sums[phase] = sum ? build.add(sum, placed) : placed;
  }
  const untouched = () => build.constant(zeros(dy.type.dtype, [before, length, 1, after]), 'zeros');
  const interleaved = join(build, sums.map((sum) => (sum ? view(build, sum, [before, length, 1, after]) : untouched())), 2);
  return section(build, view(build, interleaved, [before, length * axis.stride, after]), axis.padBefore, size);
}

/** The padded axis in `stride` phases of `length` elements each. */
function splitPhases(build: OpBuilder, axis: WindowAxis, x: Value, length: number): readonly Value[] {
  const [before, size, after] = x.type.shape;
  const padded = padMiddle(build, x, axis.padBefore, length * axis.stride - size - axis.padBefore, lowest);
  const parts = cut(build, view(build, padded, [before, length, axis.stride, after]), 2, new Array<number>(axis.stride).fill(1));
  return parts.map((phase) => view(build, phase, [before, length, after]));
}

function padMiddle(build: OpBuilder, x: Value, start: number, end: number, value = 0): Value {
  return start + end === 0 ? x : build.pad(x, { pads: [0, start, 0, 0, end, 0], constant_value: value });
}

/** `count` elements of the middle axis from `start`. */
function section(build: OpBuilder, x: Value, start: number, count: number): Value {
  return start === 0 && count === x.type.shape[1] ? x : build.slice(x, { starts: [start], ends: [start + count], axes: [1] });
}
