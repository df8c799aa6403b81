/** Max pools with the batch innermost, one axis after the other. */
import type { Value } from '../../../graph/graph';
import { isFloat, zeros } from '../../../tensor/tensor';
import type { OpBuilder } from '../../builder';
import type { LowerContext, Lowered } from '../../definition';
import { cut, join, view } from '../batch-last';
import { batchLastShape } from '../layout';
import { poolPasses, type PoolPass } from './pool-axes';
import { planPool } from './pool-loops';
import { reach, type WindowAxis } from './window';

/** Smaller than every activation; padding with it never wins. */
const lowest = -3e38;
/** HardSigmoid with this slope is a step function: 3e38 · difference saturates for any difference that matters. */
const steep = 3e38;

/** Windows of two that do not overlap have a form without index arithmetic. */
const isHalving = (axis: WindowAxis): boolean =>
  axis.kernel === 2 && axis.stride === 2 && axis.dilation === 1 && axis.padBefore === 0 && 2 * axis.count <= axis.size;

export function lowerMaxPool({ build, node, layoutOf, input }: LowerContext): Lowered | undefined {
  const [{ type }] = node.inputs;
  if (layoutOf(0) !== 'batchLast' || node.outputs.length > 1 || !isFloat(type.dtype)) return undefined;
  const passes = poolPasses(type.shape, planPool('MaxPool', type, node.attributes));
  const y = passes.reduce((x, pass) => passMax(build, pass, x), input(0, 'batchLast'));
  return { values: [view(build, y, batchLastShape(node.outputs[0].type.shape))], layout: 'batchLast' };
}

export function lowerMaxPoolGradient({ build, node, input }: LowerContext): Lowered {
  const [{ type }] = node.inputs;
  let x = input(0, 'batchLast');
  const passes = poolPasses(type.shape, planPool('MaxPoolGradient', type, node.attributes)).map((pass) => {
    const before = view(build, x, pass.input);
    x = passMax(build, pass, before);
    return { pass, x: before, y: x };
  });
  const dx = passes.reduceRight((dy, each) => passGradient(build, each, view(build, dy, each.pass.output)), input(1, 'batchLast'));
  return { values: [view(build, dx, batchLastShape(type.shape))], layout: 'batchLast' };
}

function passMax(build: OpBuilder, pass: PoolPass, x: Value): Value {
  const { axis, input, output, attributes } = pass;
  const pooled = isHalving(axis) ? build.max(...halves(build, axis, view(build, x, input))) : build.maxPool(view(build, x, [1, ...input]), attributes);
  return view(build, pooled, output);
}

/** One pass with its input and output. */
interface DonePass {
  readonly pass: PoolPass;
  readonly x: Value;
  readonly y: Value;
}

function passGradient(build: OpBuilder, { pass: { axis }, x, y }: DonePass, dy: Value): Value {
  return isHalving(axis) ? halvingGradient(build, axis, x, dy) : overlappingGradient(build, axis, { x, y, dy });
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
function overlappingGradient(build: OpBuilder, axis: WindowAxis, { x, y, dy }: { readonly x: Value; readonly y: Value; readonly dy: Value }): Value {
  const [before, size, after] = x.type.shape;
  const length = Math.ceil(Math.max(size + axis.padBefore, (axis.count - 1) * axis.stride + reach(axis)) / axis.stride);
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
