/** What an op says when its inputs or attributes do not fit. */
import { inferTypes, opNamed, type OpName } from '@core/ops';
import type { Attributes } from '@core/graph/graph';
import { float32, int64, type DType, type Shape, type TensorType } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const real = (...shape: number[]): TensorType => ({ dtype: 'float32', shape });
const of = (dtype: DType, shape: Shape = [2]): TensorType => ({ dtype, shape });

const refusals: readonly (readonly [OpName, readonly TensorType[], Attributes, string])[] = [
  ['Add', [real(2)], {}, 'Add needs 2 inputs, got 1.'],
  ['Add', [real(2, 3), real(4)], {}, 'Shapes 2×3 and 4 cannot be combined element by element.'],
  ['Add', [real(2), of('int64')], {}, 'Add needs inputs of one dtype, got float32 and int64.'],
  ['Mul', [of('bool'), of('bool')], {}, 'Mul needs numbers, got truth values (bool).'],
  ['Exp', [of('int64')], {}, 'Exp needs real numbers, got int64.'],
  ['And', [real(2), real(2)], {}, 'And needs truth values (bool), got float32.'],
  ['Where', [real(2), real(2), real(2)], {}, 'Where needs truth values (bool), got float32.'],
  ['Cast', [real(2)], { to: 'complex' }, 'Cast cannot make "complex"; it knows'],
  ['Cast', [real(2)], {}, 'The attribute "to" must be a text, got none.'],
  ['ReluGradient', [real(2), real(3)], {}, 'ReluGradient needs two equal shapes, got 2 and 3.'],
  ['Softmax', [real(2, 3)], { axis: 2 }, 'Axis 2 does not exist in a tensor of rank 2.'],
  ['ReduceMean', [of('int64')], {}, 'ReduceMean needs real numbers, got int64.'],
  ['ReduceSum', [real(2)], { axes: 1 }, 'The attribute "axes" must be a list of numbers, got 1.'],
  ['MatMul', [real(2, 3), real(4, 5)], {}, 'MatMul cannot multiply 2×3 by 4×5: 3 and 4 differ.'],
  ['MatMul', [real(), real(4)], {}, 'MatMul needs vectors or matrices, got scalar and 4.'],
  ['Gemm', [real(2, 3), real(4, 5)], { transB: 1 }, 'Gemm cannot multiply 2×3 by 4×5 (transposed): 3 and 5 differ.'],
  ['Gemm', [real(2, 3, 1), real(3, 5)], {}, 'Gemm needs a matrix A of rank 2, got 2×3×1.'],
  ['Gemm', [real(2, 3), real(3, 5), real(2)], {}, 'Shapes 2 and 2×5 cannot be combined element by element.'],
  ['Gemm', [real(1, 3), real(3, 5), real(2, 5)], {}, 'Gemm cannot add 2×5 to a product of shape 1×5.'],
  ['Conv', [real(1, 2), real(3, 2)], {}, 'Conv needs an input with a batch axis, a channel axis and at least one axis to slide along, got 1×2.'],
  ['Conv', [real(1, 2, 5, 5), real(3, 2, 3)], {}, 'Conv slides along the 2 spatial axes of its input, but its window 3 has 1.'],
  ['Conv', [real(1, 2, 5, 5), real(3, 2, 3, 3)], { auto_pad: 'SAME' }, 'Conv knows the auto_pad NOTSET, VALID, SAME_UPPER, SAME_LOWER, not "SAME".'],
  ['Conv', [real(1, 2, 5), real(3, 2, 3)], { auto_pad: 'SAME_UPPER', pads: [1, 1] }, 'Conv got both pads and auto_pad=SAME_UPPER; give one of them.'],
  ['Conv', [real(1, 2, 5, 5), real(3, 2, 3, 3)], { pads: [1, 1] }, 'Conv needs 4 pads from 0 (all starts, then all ends), got [1,1].'],
  ['Conv', [real(1, 2, 5), real(3, 2, 3)], { strides: [0] }, 'Conv needs a whole number from 1 for each of its 1 spatial axes as strides, got [0].'],
  ['Conv', [real(1, 2, 5, 4), real(3, 2, 3, 3)], { dilations: [1, 2] }, 'The window of Conv covers 5 elements of spatial axis 1, but its padded input has only 4; use a smaller window or more padding.'],
  ['Conv', [real(1, 2, 5), real(3, 2, 3)], { kernel_shape: [5] }, 'Conv has weights of 3×2×3, but kernel_shape says 5.'],
  ['Conv', [real(1, 4, 5), real(3, 2, 3)], { group: 2 }, 'Conv cannot share its 3 filters out to 2 groups.'],
  ['Conv', [real(1, 3, 5), real(4, 2, 3)], { group: 2 }, 'Conv has filters for 4 channels (4×2×3, 2 groups), but its input has 3.'],
  ['ConvTranspose', [real(1, 2, 5), real(2, 3, 3)], { output_shape: [9, 9] }, 'ConvTranspose needs a whole number from 1 for each of its 1 spatial axes as output_shape, got [9,9].'],
  ['ConvTranspose', [real(1, 2, 5), real(2, 3, 3)], { strides: [2], output_padding: [2] }, 'ConvTranspose reaches 11 elements of spatial axis 0; output_padding or output_shape may add 0 to 1, not 2.'],
  ['ConvTranspose', [real(1, 2, 5, 5), real(2, 3, 3, 3)], { output_shape: [9, 9] }, 'ConvTranspose reaches 7 elements of spatial axis 0; output_padding or output_shape may add 0 to 0, not 2.'],
  ['ConvTranspose', [real(1, 2, 1), real(2, 3, 3)], { pads: [2, 1] }, 'ConvTranspose has pads that leave nothing of its output; use smaller ones.'],
  ['ConvTranspose', [real(1, 2, 5, 5), real(3, 3, 3, 3)], {}, 'ConvTranspose has filters for 3 channels (3×3×3×3), but its input has 2.'],
  ['ConvTranspose', [real(1, 2, 5), real(2, 3, 3), real(2)], {}, 'ConvTranspose needs one bias for each of its 3 output channels, got 2.'],
  ['MaxPool', [real(1, 2, 5)], { kernel_shape: [2, 2] }, 'MaxPool slides along the 1 spatial axes of its input, but its window 2×2 has 2.'],
  ['MaxPool', [real(1, 2, 5)], { kernel_shape: [0] }, 'MaxPool needs whole numbers from 1 as kernel_shape, got [0].'],
  ['MaxPool', [real(1, 2, 5)], { kernel_shape: [2], pads: [0, 2] }, 'MaxPool needs pads smaller than its window, got a pad of 2 for a window of [2].'],
  ['MaxPool', [real(1, 2, 2)], { kernel_shape: [2], dilations: [3], pads: [1, 1] }, 'MaxPool has a window with nothing but padding under it; use smaller pads or dilations.'],
  ['MaxPool', [real(1, 2, 5)], { kernel_shape: [2], storage_order: 2 }, 'MaxPool counts its indices row by row (storage_order 0) or column by column (1), not by 2.'],
  ['MaxPool', [of('int64', [1, 2, 5])], { kernel_shape: [2] }, 'MaxPool needs real numbers or bytes (uint8), got int64.'],
  ['AveragePool', [of('uint8', [1, 2, 5])], { kernel_shape: [2] }, 'AveragePool needs real numbers, got uint8.'],
  ['GlobalAveragePool', [real(1, 2)], {}, 'GlobalAveragePool needs an input with a batch axis, a channel axis and at least one axis to slide along, got 1×2.'],
  ['Transpose', [real(2, 3)], { perm: [0, 0] }, 'Transpose needs each axis of 2×3 once in "perm", got [0, 0].'],
  ['Reshape', [real(2, 3)], { shape: [4, -1] }, 'Reshape cannot turn 2×3 into [4, -1]: the element counts differ.'],
  ['Reshape', [real(2, 3)], { shape: [-1, -1] }, 'Reshape cannot turn 2×3 into [-1, -1]'],
  ['Flatten', [real(2, 3)], { axis: 3 }, 'Flatten cannot split 2×3 at axis 3.'],
  ['Squeeze', [real(2, 1)], { axes: [0] }, 'Squeeze can only drop axes of size 1; axis 0 of 2×1 is larger.'],
  ['Unsqueeze', [real(2)], { axes: [0, 0] }, 'Unsqueeze got one axis twice: [0, 0].'],
  ['Concat', [], { axis: 0 }, 'Concat needs at least one input.'],
  ['Concat', [real(2, 3), real(3, 3)], { axis: 1 }, 'Concat along axis 1 needs equal sizes on the other axes, got 2×3 and 3×3.'],
  ['Split', [real(5)], { split: [2, 2] }, 'Split into [2, 2] does not add up to axis 0 of 5.'],
  ['Slice', [real(5)], { starts: [0], ends: [2], steps: [0] }, 'Slice cannot have a step of 0.'],
  ['Slice', [real(5)], { starts: [0, 1], ends: [2] }, 'Slice needs as many starts as ends, axes and steps.'],
  ['Pad', [real(2, 3)], { pads: [1, 1] }, 'Pad needs two numbers per axis, 4 for 2×3, got 2.'],
  ['Pad', [real(2)], { pads: [-3, 0] }, 'Pad takes more away than 2 has.'],
  ['Pad', [real(2)], { pads: [1, 1], mode: 'mirror' }, 'Pad knows the modes constant, edge, reflect, wrap, not "mirror".'],
  ['Gather', [real(3), real(2)], {}, 'Gather needs indices of dtype int64 or int32, got float32.'],
  ['ScatterND', [real(3), of('int64', [2, 1]), real(3)], {}, 'ScatterND got data, indices and updates of shapes 3, 2×1, 3, which do not fit together.'],
  ['ScatterND', [real(3), of('int64', [2, 1]), real(2)], { reduction: 'mean' }, 'ScatterND knows the reductions none, add, mul, max, min, not "mean".'],
  ['BitwiseNot', [of('int64')], {}, 'BitwiseNot needs int32 or uint8, got int64.'],
  ['Einsum', [real(2, 3)], { equation: 'i,j' }, 'Einsum "i,j" names 2 operands, but there are 1.'],
  ['Einsum', [real(2, 3)], { equation: 'ii' }, 'Einsum "ii" gives the axis "i" the sizes 2 and 3.'],
  ['Einsum', [real(2, 3)], { equation: 'ij->ii' }, 'Einsum "ij->ii" names an axis of the result twice.'],
  ['Resize', [real(2, 3)], {}, 'Resize needs either scales or sizes.'],
  ['Resize', [real(2, 3)], { sizes: [4] }, 'Resize needs 2 sizes, one per axis, got 1.'],
  ['Resize', [real(2, 3)], { sizes: [4, -1] }, 'Resize cannot give axis 1 of 2×3 the size -1.'],
  ['Resize', [real(2, 3)], { sizes: [4, 4], mode: 'spline' }, 'Resize knows the modes nearest, linear and cubic, not "spline".'],
  ['Resize', [real(2, 3)], { sizes: [4, 4], coordinate_transformation_mode: 'polar' }, 'Resize does not know the coordinate transformation "polar".'],
  ['Dropout', [real(2)], { ratio: 1 }, 'Dropout needs a ratio from 0 to below 1, got 1.'],
  ['OneHot', [of('int64')], { depth: 0, values: [0, 1] }, 'OneHot needs a whole "depth" of at least 1, got 0.'],
  ['OneHot', [of('int64')], { depth: 2, values: [1] }, 'OneHot needs two "values", off and on, got 1.'],
  ['OneHot', [of('int64')], { depth: 2, values: [0, 1], axis: 2 }, 'OneHot cannot add an axis at 2 to a tensor of rank 1.'],
];

describe('an op that is used wrongly says so', () => {
  it.each(refusals)('%s %j %j', (op, inputs, attributes, sentence) => {
    expect(() => inferTypes(op, inputs, attributes)).toThrow(sentence);
  });

  it('names an index that is out of range', () => {
    const pick = () => opNamed('Gather').forward([float32([3], [1, 2, 3]), int64([1], [3])], {});
    expect(pick).toThrow('Gather got the index 3 for an axis of size 3.');
  });
});
