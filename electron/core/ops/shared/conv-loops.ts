/** The three loops of a convolution on batch-first tensors; sums are kept in float64. */
import { allocate, elementCount, type DType, type Tensor, type TensorData } from '../../tensor/tensor';
import type { ConvPlan } from './conv-plan';
import type { Window, WindowAxis } from './window';

/** Output positions from `first` to `last` (exclusive) for which this tap reads inside the input. */
function insideRange(axis: WindowAxis, tap: number): readonly [number, number] {
  const shift = tap * axis.dilation - axis.padBefore;
  const first = Math.max(0, Math.ceil(-shift / axis.stride));
  const last = Math.min(axis.count, Math.floor((axis.size - 1 - shift) / axis.stride) + 1);
  return [first, Math.max(first, last)];
}

/**
 * Calls `visit` for each row that a tap touches: `length` positions, where output position `out + i`
 * meets input position `input + i * stride` and weight `weight`. Offsets are inside one picture plane.
 */
type RowVisit = (weight: number, out: number, input: number, length: number) => void;

function eachRow([high, wide]: Window, visit: RowVisit): void {
  for (let kh = 0; kh < high.kernel; kh++) {
    const [top, bottom] = insideRange(high, kh);
    for (let kw = 0; kw < wide.kernel; kw++) {
      const [left, right] = insideRange(wide, kw);
      if (left === right) continue;
      const column = left * wide.stride + kw * wide.dilation - wide.padBefore;
      for (let row = top; row < bottom; row++) {
        const inputRow = row * high.stride + kh * high.dilation - high.padBefore;
        visit(kh * wide.kernel + kw, row * wide.count + left, inputRow * wide.size + column, right - left);
      }
    }
  }
}

/** Calls `visit` with the plane numbers (counted from the start of each tensor) of every input, output and weight plane that meet. */
function eachPlane(plan: ConvPlan, visit: (input: number, output: number, weight: number) => void): void {
  const inner = plan.channels / plan.group;
  const perGroup = plan.filters / plan.group;
  for (let n = 0; n < plan.batch; n++) {
    for (let o = 0; o < plan.filters; o++) {
      const firstChannel = Math.floor(o / perGroup) * inner;
      for (let c = 0; c < inner; c++) visit(n * plan.channels + firstChannel + c, n * plan.filters + o, o * inner + c);
    }
  }
}

const planes = (plan: ConvPlan) => {
  const [high, wide] = plan.window;
  return { input: high.size * wide.size, output: high.count * wide.count, weight: high.kernel * wide.kernel };
};

const finish = (dtype: DType, shape: readonly number[], sums: Float64Array): Tensor => {
  const data: TensorData = allocate(dtype, sums.length);
  data.set(sums);
  return { dtype, shape, data };
};

/** y[n,o] = b[o] + sum over c of the correlation of x[n,c] with w[o,c]. */
export function convForward(plan: ConvPlan, x: Tensor, w: Tensor, b?: Tensor): Tensor {
  const size = planes(plan);
  const shape = [plan.batch, plan.filters, plan.window[0].count, plan.window[1].count];
  const sums = new Float64Array(elementCount(shape));
  if (b) for (let p = 0; p < plan.batch * plan.filters; p++) sums.fill(b.data[p % plan.filters], p * size.output, (p + 1) * size.output);
  const stride = plan.window[1].stride;
  eachPlane(plan, (input, output, weight) =>
    eachRow(plan.window, (tap, out, from, length) => {
      const factor = w.data[weight * size.weight + tap];
      const source = input * size.input + from;
      const target = output * size.output + out;
      for (let i = 0; i < length; i++) sums[target + i] += factor * x.data[source + i * stride];
    }),
  );
  return finish(x.dtype, shape, sums);
}

/** dx[n,c] = sum over o of dy[n,o] spread back through w[o,c]; also the transposed convolution. */
export function convInputGradient(plan: ConvPlan, dy: Tensor, w: Tensor, b?: Tensor): Tensor {
  const size = planes(plan);
  const shape = [plan.batch, plan.channels, plan.window[0].size, plan.window[1].size];
  const sums = new Float64Array(elementCount(shape));
  if (b) for (let p = 0; p < plan.batch * plan.channels; p++) sums.fill(b.data[p % plan.channels], p * size.input, (p + 1) * size.input);
  const stride = plan.window[1].stride;
  eachPlane(plan, (input, output, weight) =>
    eachRow(plan.window, (tap, out, from, length) => {
      const factor = w.data[weight * size.weight + tap];
      const target = input * size.input + from;
      const source = output * size.output + out;
      for (let i = 0; i < length; i++) sums[target + i * stride] += factor * dy.data[source + i];
    }),
  );
  return finish(dy.dtype, shape, sums);
}

/** dw[o,c,tap] = sum over pictures and positions of dy · the input under that tap. */
export function convWeightGradient(plan: ConvPlan, x: Tensor, dy: Tensor): Tensor {
  const size = planes(plan);
  const shape = [plan.filters, plan.channels / plan.group, plan.window[0].kernel, plan.window[1].kernel];
  const sums = new Float64Array(elementCount(shape));
  const stride = plan.window[1].stride;
  eachPlane(plan, (input, output, weight) =>
    eachRow(plan.window, (tap, out, from, length) => {
      const source = input * size.input + from;
      const upstream = output * size.output + out;
      let sum = 0;
      for (let i = 0; i < length; i++) sum += dy.data[upstream + i] * x.data[source + i * stride];
      sums[weight * size.weight + tap] += sum;
    }),
  );
  return finish(x.dtype, shape, sums);
}
