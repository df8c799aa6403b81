/** What a convolution, its transpose and its weight gradient have in common: sizes and window. */
import type { Attributes } from '../../../graph/graph';
import { elementCount, formatShape, sameShape, type Shape } from '../../../tensor/tensor';
import { numberAttribute, numbersAttribute } from '../attributes';
import { autoPadOf, leftover, padsOf, perAxis, reach, readWindow, sharePads, spatial, type AutoPad, type Window, type WindowAxis } from './window';

/** A convolution of a batch [batch,channels,…size] with weights [filters,channels/group,…kernel]. */
export interface ConvPlan {
  readonly batch: number;
  readonly channels: number;
  readonly filters: number;
  readonly group: number;
  readonly window: Window;
}

/** The plan of Conv from the shapes of its input and weights. */
export function planConv(op: string, x: Shape, w: Shape, attributes: Attributes): ConvPlan {
  requireKernelShape(op, w, attributes);
  const window = readWindow(op, spatial(x), spatial(w), attributes);
  return { batch: x[0], channels: x[1], filters: w[0], group: numberAttribute(attributes, 'group', 1), window };
}

/** @throws if the optional kernel_shape is not that of the weights. */
function requireKernelShape(op: string, w: Shape, attributes: Attributes): void {
  const kernel = numbersAttribute(attributes, 'kernel_shape', spatial(w));
  if (!sameShape(kernel, spatial(w))) throw new Error(`${op} has weights of ${formatShape(w)}, but kernel_shape says ${formatShape(kernel)}.`);
}

/**
 * The plan of the convolution of which this ConvTranspose is the input gradient. Its window slides over the output.
 * @throws if the attributes make no sense together.
 */
export function planConvTranspose(x: Shape, w: Shape, attributes: Attributes): ConvPlan {
  requireKernelShape('ConvTranspose', w, attributes);
  const group = numberAttribute(attributes, 'group', 1);
  return { batch: x[0], channels: w[1] * group, filters: w[0], group, window: transposedWindow(spatial(x), spatial(w), attributes) };
}

/**
 * Either the pads are given and the output size follows, or the size is (by output_shape, or as input · stride by
 * SAME) and the pads follow: what is too much is cut off on both sides, what is missing is added at the end.
 */
function transposedWindow(counts: Shape, kernel: Shape, attributes: Attributes): Window {
  const strides = perAxis('ConvTranspose', attributes, 'strides', counts.length, 1);
  const dilations = perAxis('ConvTranspose', attributes, 'dilations', counts.length, 1);
  const auto = autoPadOf('ConvTranspose', attributes);
  const pads = padsOf('ConvTranspose', attributes, counts.length);
  const extras = numbersAttribute(attributes, 'output_padding', counts.map(() => 0));
  const wanted = outputSizes(attributes, auto, counts.map((count, i) => count * strides[i]));
  return counts.map((count, i) => {
    const axis = { count, kernel: kernel[i], stride: strides[i], dilation: dilations[i] };
    const full = (count - 1) * axis.stride + reach(axis) + extras[i];
    const [padBefore, padAfter] = wanted ? sharePads(Math.max(full - wanted[i], 0), auto === 'SAME_UPPER') : [pads[i], pads[i + counts.length]];
    return requireReached(i, { ...axis, size: wanted?.[i] ?? full - padBefore - padAfter, padBefore, padAfter });
  });
}

/** The output size as far as it is asked for: by output_shape, or by SAME (input · stride). */
function outputSizes(attributes: Attributes, auto: AutoPad, same: Shape): Shape | undefined {
  if (attributes.output_shape !== undefined) return perAxis('ConvTranspose', attributes, 'output_shape', same.length);
  return auto === 'SAME_UPPER' || auto === 'SAME_LOWER' ? same : undefined;
}

/** @throws if nothing is left of the output, or more is added at its end than a convolution with this stride passes over. */
function requireReached(i: number, axis: WindowAxis): WindowAxis {
  const added = leftover(axis);
  if (axis.size < 1) throw new Error('ConvTranspose has pads that leave nothing of its output; use smaller ones.');
  if (Number.isInteger(added) && added >= 0 && added < axis.stride) return axis;
  throw new Error(`ConvTranspose reaches ${axis.size - added} elements of spatial axis ${i}; output_padding or output_shape may add 0 to ${axis.stride - 1}, not ${added}.`);
}

/**
 * The plan of the convolution that made `dy` from `x`.
 * @throws if it would have made another size.
 */
export function planWeightGradient(x: Shape, dy: Shape, attributes: Attributes): ConvPlan {
  const kernel = perAxis('ConvGradientWeight', attributes, 'kernel_shape', x.length - 2);
  const group = numberAttribute(attributes, 'group', 1);
  const plan = planConv('ConvGradientWeight', x, [dy[1], x[1] / group, ...kernel], attributes);
  const made = counts(plan);
  if (!sameShape(made, spatial(dy))) throw new Error(`ConvGradientWeight expects dy of ${formatShape(made)}, got ${formatShape(spatial(dy))}.`);
  return plan;
}

export const counts = ({ window }: ConvPlan): Shape => window.map((axis) => axis.count);
export const sizes = ({ window }: ConvPlan): Shape => window.map((axis) => axis.size);
export const kernels = ({ window }: ConvPlan): Shape => window.map((axis) => axis.kernel);

/** Bytes of the column matrix of `channels` channels in float32. */
export const columnBytes = (plan: ConvPlan, channels: number): number => 4 * channels * elementCount(kernels(plan)) * elementCount(counts(plan)) * plan.batch;

/** The axes over which the gradient of a bias is summed. */
export const allButChannels = (shape: Shape): number[] => Array.from(shape.keys()).filter((axis) => axis !== 1);
