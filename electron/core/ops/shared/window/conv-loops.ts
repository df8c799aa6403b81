/** The three loops of a convolution on batch-first tensors; sums are kept in float64. */
import { allocate, elementCount, type DType, type Tensor, type TensorData } from '../../../tensor/tensor';
import { counts, kernels, sizes, type ConvPlan } from './conv-plan';
import type { Window, WindowAxis } from './window';

/** Output positions from `first` to `last` (exclusive) for which this tap reads inside the input. */
function insideRange(axis: WindowAxis, tap: number): readonly [number, number] {
  const shift = tap * axis.dilation - axis.padBefore;
  const first = Math.max(0, Math.ceil(-shift / axis.stride));
  const last = Math.min(axis.count, Math.floor((axis.size - 1 - shift) / axis.stride) + 1);
  return [first, Math.max(first, last)];
}

/**
 * A row of elements that one tap touches: `length` positions, where output position `out + i`
 * meets input position `input + i * stride` and weight `weight`. Offsets are inside one plane.
 */
interface Row {
  readonly weight: number;
  readonly out: number;
  readonly input: number;
  readonly length: number;
}

const steps = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Adds one axis: `rows` say what meets on the axes before it, each tap and run of positions on this one. */
function alongAxis(rows: readonly Row[], axis: WindowAxis, runs: (first: number, last: number) => readonly (readonly [number, number])[]): Row[] {
  return rows.flatMap((row) =>
    steps(0, axis.kernel).flatMap((tap) =>
      runs(...insideRange(axis, tap)).map(([position, length]) => ({
        weight: row.weight * axis.kernel + tap,
        out: row.out * axis.count + position,
        input: row.input * axis.size + position * axis.stride + tap * axis.dilation - axis.padBefore,
        length,
      })),
    ),
  );
}

/** Every row of the window; rows run along the last axis. */
function rowsOf(window: Window): Row[] {
  const single = (first: number, last: number) => steps(first, last).map((position) => [position, 1] as const);
  const whole = (first: number, last: number) => (last > first ? [[first, last - first] as const] : []);
  const start: readonly Row[] = [{ weight: 0, out: 0, input: 0, length: 1 }];
  const before = window.slice(0, -1).reduce((rows, axis) => alongAxis(rows, axis, single), start);
  return alongAxis(before, window[window.length - 1], whole);
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

/** Calls `visit` with absolute offsets for every row of every plane. */
function eachRow(plan: ConvPlan, visit: (weight: number, output: number, input: number, length: number) => void): void {
  const [inputPlane, outputPlane, weightPlane] = [sizes(plan), counts(plan), kernels(plan)].map(elementCount);
  const rows = rowsOf(plan.window);
  eachPlane(plan, (input, output, weight) => {
    for (const row of rows) visit(weight * weightPlane + row.weight, output * outputPlane + row.out, input * inputPlane + row.input, row.length);
  });
}

/** The sums to start from: zeros, or each channel's bias everywhere. */
function startSums(shape: readonly number[], bias?: Tensor): Float64Array {
  const sums = new Float64Array(elementCount(shape));
  if (!bias) return sums;
  const [batch, channels, ...size] = shape;
  const plane = elementCount(size);
  for (let p = 0; p < batch * channels; p++) sums.fill(bias.data[p % channels], p * plane, (p + 1) * plane);
  return sums;
}

const finish = (dtype: DType, shape: readonly number[], sums: Float64Array): Tensor => {
  const data: TensorData = allocate(dtype, sums.length);
  data.set(sums);
  return { dtype, shape, data };
};

const lastStride = ({ window }: ConvPlan): number => window[window.length - 1].stride;

/** y[n,o] = b[o] + sum over c of the correlation of x[n,c] with w[o,c]. */
export function convForward(plan: ConvPlan, x: Tensor, w: Tensor, b?: Tensor): Tensor {
  const shape = [plan.batch, plan.filters, ...counts(plan)];
  const sums = startSums(shape, b);
  const stride = lastStride(plan);
  eachRow(plan, (weight, output, input, length) => {
    const factor = w.data[weight];
    for (let i = 0; i < length; i++) sums[output + i] += factor * x.data[input + i * stride];
  });
  return finish(x.dtype, shape, sums);
}

/** dx[n,c] = sum over o of dy[n,o] spread back through w[o,c]; also the transposed convolution. */
export function convInputGradient(plan: ConvPlan, dy: Tensor, w: Tensor, b?: Tensor): Tensor {
  const shape = [plan.batch, plan.channels, ...sizes(plan)];
  const sums = startSums(shape, b);
  const stride = lastStride(plan);
  eachRow(plan, (weight, output, input, length) => {
    const factor = w.data[weight];
    for (let i = 0; i < length; i++) sums[input + i * stride] += factor * dy.data[output + i];
  });
  return finish(dy.dtype, shape, sums);
}

/** dw[o,c,tap] = sum over examples and positions of dy · the input under that tap. */
export function convWeightGradient(plan: ConvPlan, x: Tensor, dy: Tensor): Tensor {
  const shape = [plan.filters, plan.channels / plan.group, ...kernels(plan)];
  const sums = new Float64Array(elementCount(shape));
  const stride = lastStride(plan);
  eachRow(plan, (weight, output, input, length) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += dy.data[output + i] * x.data[input + i * stride];
    sums[weight] += sum;
  });
  return finish(x.dtype, shape, sums);
}
