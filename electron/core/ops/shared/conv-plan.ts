/** What a convolution, its transpose and its weight gradient have in common: sizes and window. */
import type { Attributes } from '../../graph/graph';
import type { Shape } from '../../tensor/tensor';
import { numberAttribute, numbersAttribute } from './attributes';
import { pair, readWindow, type Window } from './window';

/** A convolution of pictures [batch,channels,H,W] with weights [filters,channels/group,kh,kw]. */
export interface ConvPlan {
  readonly batch: number;
  readonly channels: number;
  readonly filters: number;
  readonly group: number;
  readonly window: Window;
}

/** The plan of Conv from the shapes of its input and weights. */
export function planConv(op: string, x: Shape, w: Shape, attributes: Attributes): ConvPlan {
  const window = readWindow(op, x.slice(2), w.slice(2), attributes);
  return { batch: x[0], channels: x[1], filters: w[0], group: numberAttribute(attributes, 'group', 1), window };
}

/**
 * The plan of the convolution of which this ConvTranspose is the input gradient.
 * @throws if no convolution with these settings gives an output of this input's size.
 */
export function planConvTranspose(x: Shape, w: Shape, attributes: Attributes): ConvPlan {
  const group = numberAttribute(attributes, 'group', 1);
  const extra = numbersAttribute(attributes, 'output_padding', [0, 0]);
  const pads = numbersAttribute(attributes, 'pads', [0, 0, 0, 0]);
  const strides = pair('ConvTranspose', attributes, 'strides', 1);
  const dilations = pair('ConvTranspose', attributes, 'dilations', 1);
  const size = [0, 1].map((i) => (x[i + 2] - 1) * strides[i] + dilations[i] * (w[i + 2] - 1) + 1 + extra[i] - pads[i] - pads[i + 2]);
  const window = readWindow('ConvTranspose', size, w.slice(2), attributes);
  if (window[0].count !== x[2] || window[1].count !== x[3]) {
    throw new Error(`ConvTranspose needs an output_padding smaller than its strides, got [${extra}] with strides [${strides}].`);
  }
  return { batch: x[0], channels: w[1] * group, filters: w[0], group, window };
}

/**
 * The plan of the convolution that made `dy` from `x`.
 * @throws if it would have made another size.
 */
export function planWeightGradient(x: Shape, dy: Shape, attributes: Attributes): ConvPlan {
  const kernel = pair('ConvGradientWeight', attributes, 'kernel_shape');
  const group = numberAttribute(attributes, 'group', 1);
  const plan = planConv('ConvGradientWeight', x, [dy[1], x[1] / group, ...kernel], attributes);
  if (plan.window[0].count !== dy[2] || plan.window[1].count !== dy[3]) {
    throw new Error(`ConvGradientWeight expects dy of ${plan.window[0].count}×${plan.window[1].count}, got ${dy[2]}×${dy[3]}.`);
  }
  return plan;
}
