/** Results worked out by hand from the ONNX operator descriptions, where a sample alone would not show a wrong convention. */
import { opNamed, type OpName } from '@core/ops';
import type { Attributes } from '@core/graph/graph';
import { castTensor, float32, int64, tensor, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

interface Expectation {
  readonly op: OpName;
  readonly what: string;
  readonly inputs: readonly Tensor[];
  readonly attributes?: Attributes;
  readonly results: readonly (readonly number[])[];
}

const counting = (shape: readonly number[]): Tensor =>
  float32(shape, Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => i));
const vector = (...elements: number[]): Tensor => float32([elements.length], elements);
const integers = (...elements: number[]): Tensor => int64([elements.length], elements);

const elementwise: readonly Expectation[] = [
  { op: 'Div', what: 'cuts whole numbers off towards zero', inputs: [integers(7, -7, 7, -7), integers(2, 2, -2, -2)], results: [[3, -3, -3, 3]] },
  { op: 'Mul', what: 'wraps int32 around', inputs: [tensor('int32', [1], [0x7fffffff]), tensor('int32', [1], [2])], results: [[-2]] },
  { op: 'Pow', what: 'takes a whole exponent', inputs: [vector(2, -2, 0), integers(3, 3, 0)], results: [[8, -8, 1]] },
  { op: 'Erf', what: 'is odd', inputs: [vector(0, 0.5, -0.5, 10)], results: [[0, 0.5204998778, -0.5204998778, 1]] },
  { op: 'Relu', what: 'cuts at zero', inputs: [vector(-1, 0, 2)], results: [[0, 0, 2]] },
  { op: 'ReluGradient', what: 'passes nothing at zero', inputs: [vector(-1, 0, 2), vector(5, 6, 7)], results: [[0, 0, 7]] },
  { op: 'HardSigmoid', what: 'has ONNX defaults 0.2 and 0.5', inputs: [vector(-5, 0, 1, 5)], results: [[0, 0.5, 0.7, 1]] },
  { op: 'Sign', what: 'of zero is zero', inputs: [vector(-3, 0, 3)], results: [[-1, 0, 1]] },
  { op: 'Floor', what: 'goes down', inputs: [vector(-1.5, 1.5)], results: [[-2, 1]] },
  { op: 'Cast', what: 'cuts off towards zero', inputs: [vector(-1.7, 1.7)], attributes: { to: 'int64' }, results: [[-1, 1]] },
  { op: 'Cast', what: 'counts every nonzero number as true', inputs: [vector(-0.5, 0, 2)], attributes: { to: 'bool' }, results: [[1, 0, 1]] },
  { op: 'Softmax', what: 'does not overflow', inputs: [float32([1, 2], [1000, 1000])], results: [[0.5, 0.5]] },
  { op: 'LogSoftmax', what: 'does not underflow', inputs: [float32([1, 2], [0, -200])], results: [[0, -200]] },
];

const reductions: readonly Expectation[] = [
  { op: 'ReduceSum', what: 'adds everything by default', inputs: [counting([2, 3])], results: [[15]] },
  { op: 'ReduceSum', what: 'can do nothing', inputs: [counting([2])], attributes: { axes: [], noop_with_empty_axes: 1 }, results: [[0, 1]] },
  { op: 'ReduceMean', what: 'along rows', inputs: [counting([2, 3])], attributes: { axes: [-1] }, results: [[1, 4]] },
  { op: 'ReduceMax', what: 'down columns', inputs: [counting([2, 3])], attributes: { axes: [0] }, results: [[3, 4, 5]] },
  { op: 'ReduceMin', what: 'of negative numbers', inputs: [vector(-1, -4, 2)], results: [[-4]] },
  { op: 'ArgMax', what: 'takes the first of equals', inputs: [vector(1, 3, 3)], results: [[1]] },
  { op: 'ArgMax', what: 'can take the last', inputs: [vector(1, 3, 3)], attributes: { select_last_index: 1 }, results: [[2]] },
];

const shapes: readonly Expectation[] = [
  { op: 'Transpose', what: 'turns around', inputs: [counting([2, 3])], results: [[0, 3, 1, 4, 2, 5]] },
  { op: 'Expand', what: 'repeats rows', inputs: [vector(1, 2)], attributes: { shape: [2, 1] }, results: [[1, 2, 1, 2]] },
  { op: 'Concat', what: 'side by side', inputs: [counting([2, 1]), counting([2, 2])], attributes: { axis: 1 }, results: [[0, 0, 1, 1, 2, 3]] },
  { op: 'Split', what: 'into unequal parts', inputs: [counting([5])], attributes: { num_outputs: 2 }, results: [[0, 1, 2], [3, 4]] },
  { op: 'Slice', what: 'counts from the end', inputs: [counting([5])], attributes: { starts: [-3], ends: [-1] }, results: [[2, 3]] },
  { op: 'Slice', what: 'goes backwards', inputs: [counting([5])], attributes: { starts: [9], ends: [-9], steps: [-2] }, results: [[4, 2, 0]] },
  { op: 'Slice', what: 'can be empty', inputs: [counting([5])], attributes: { starts: [3], ends: [2] }, results: [[]] },
  { op: 'Pad', what: 'adds before and after', inputs: [vector(1, 2)], attributes: { pads: [1, 2], constant_value: 9 }, results: [[9, 1, 2, 9, 9]] },
  { op: 'Pad', what: 'takes away', inputs: [vector(1, 2, 3)], attributes: { pads: [-1, 1] }, results: [[2, 3, 0]] },
];

const indices: readonly Expectation[] = [
  { op: 'Gather', what: 'counts from the end', inputs: [counting([3, 2]), integers(-1, 0)], results: [[4, 5, 0, 1]] },
  { op: 'Gather', what: 'along columns', inputs: [counting([2, 3]), integers(2, 0)], attributes: { axis: 1 }, results: [[2, 0, 5, 3]] },
  { op: 'GatherGradient', what: 'adds up repeats', inputs: [integers(1, 1, 0), vector(1, 2, 4)], attributes: { axis: 0, size: 3 }, results: [[4, 3, 0]] },
  { op: 'ScatterND', what: 'replaces', inputs: [counting([3]), int64([2, 1], [2, 0]), vector(7, 8)], results: [[8, 1, 7]] },
  { op: 'ScatterND', what: 'adds', inputs: [counting([3]), int64([2, 1], [2, 2]), vector(7, 8)], attributes: { reduction: 'add' }, results: [[0, 1, 17]] },
  { op: 'OneHot', what: 'knows negative and too large indices', inputs: [integers(1, -1, 3)], attributes: { depth: 3, values: [0, 1] }, results: [[0, 1, 0, 0, 0, 1, 0, 0, 0]] },
  { op: 'Where', what: 'chooses', inputs: [tensor('bool', [2], [1, 0]), vector(1, 2), vector(3, 4)], results: [[1, 4]] },
];

const products: readonly Expectation[] = [
  { op: 'MatMul', what: 'of matrices', inputs: [counting([2, 2]), counting([2, 2])], results: [[2, 3, 6, 11]] },
  { op: 'MatMul', what: 'of vectors', inputs: [vector(1, 2, 3), vector(4, 5, 6)], results: [[32]] },
  { op: 'Gemm', what: 'with alpha, beta and a row', inputs: [counting([2, 2]), counting([2, 2]), vector(10, 20)], attributes: { alpha: 2, beta: 0.5 }, results: [[9, 16, 17, 32]] },
  { op: 'Gemm', what: 'with a transposed', inputs: [counting([2, 1]), counting([2, 2])], attributes: { transA: 1 }, results: [[2, 3]] },
];

describe('results worked out by hand', () => {
  it.each([...elementwise, ...reductions, ...shapes, ...indices, ...products])('$op $what', ({ op, inputs, attributes = {}, results }) => {
    const actual = opNamed(op).forward(inputs, attributes);
    expect(actual.length).toBe(results.length);
    results.forEach((expected, i) => {
      expect(actual[i].data.length).toBe(expected.length);
      expected.forEach((element, j) => expect(actual[i].data[j]).toBeCloseTo(element, 6));
    });
  });

  it('is more exact in float64', () => {
    const [single] = opNamed('Exp').forward([vector(1)], {});
    const [double] = opNamed('Exp').forward([castTensor(vector(1), 'float64')], {});
    expect(double.data[0]).toBe(Math.E);
    expect(single.data[0]).toBe(Math.fround(Math.E));
  });
});
