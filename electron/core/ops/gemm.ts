import type { Attributes } from '../graph/graph';
import { broadcastOffsets, broadcastShapes } from '../tensor/shape';
import { allocate, formatShape, sameShape, type Tensor, type TensorType } from '../tensor/tensor';
import type { GradientContext, OpDefinition } from './definition';
import { numberAttribute } from './shared/attributes';
import { requireInputs, requireNumbers, requireRank, requireSameDType, sumToShapeOf } from './shared/elementwise';
import { matrixView, multiplyPacked, packColumns, packRows } from './shared/matrix';
import { lowerProduct, transposeFlags } from './shared/matrix-lower';
import { spread } from './shared/samples';

interface GemmPlan {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transA: boolean;
  readonly transB: boolean;
  readonly alpha: number;
  readonly beta: number;
}

function planGemm(a: TensorType, b: TensorType, attributes: Attributes): GemmPlan {
  requireRank('Gemm', 'a matrix A', a, 2);
  requireRank('Gemm', 'a matrix B', b, 2);
  const transA = numberAttribute(attributes, 'transA', 0) !== 0;
  const transB = numberAttribute(attributes, 'transB', 0) !== 0;
  const [rows, inner] = transA ? [a.shape[1], a.shape[0]] : a.shape;
  const [innerB, columns] = transB ? [b.shape[1], b.shape[0]] : b.shape;
  if (inner !== innerB) {
    const written = (type: TensorType, transposed: boolean) => `${formatShape(type.shape)}${transposed ? ' (transposed)' : ''}`;
    throw new Error(`Gemm cannot multiply ${written(a, transA)} by ${written(b, transB)}: ${inner} and ${innerB} differ.`);
  }
  return { rows, inner, columns, transA, transB, alpha: numberAttribute(attributes, 'alpha', 1), beta: numberAttribute(attributes, 'beta', 1) };
}

function multiply([a, b, c]: readonly Tensor[], plan: GemmPlan): Tensor {
  const { rows, inner, columns, transA, transB, alpha, beta } = plan;
  const shape = [rows, columns];
  const sums = new Float64Array(rows * columns);
  const left = packRows(matrixView(a.data, 0, a.shape[1], transA), rows, inner);
  const right = packColumns(matrixView(b.data, 0, b.shape[1], transB), inner, columns);
  multiplyPacked(left, right, plan, sums, 0, alpha);
  if (c) {
    const offsets = broadcastOffsets(c.shape, shape);
    for (let i = 0; i < sums.length; i++) sums[i] += beta * c.data[offsets[i]];
  }
  const data = allocate(a.dtype, sums.length);
  data.set(sums);
  return { dtype: a.dtype, shape, data };
}

/** With Y = α·A·B + β·C: dA = α·dY·Bᵀ, dB = α·Aᵀ·dY, dC = β·dY summed over its broadcast axes. */
function gradientOfGemm({ build, inputs: [a, b, c], attributes, upstream }: GradientContext) {
  const { transA, transB, alpha, beta } = planGemm(a.type, b.type, attributes);
  const flags = (first: boolean, second: boolean) => ({ ...(alpha === 1 ? {} : { alpha }), ...transposeFlags(first, second) });
  const da = transA ? build.gemm(b, upstream, flags(transB, true)) : build.gemm(upstream, b, flags(false, !transB));
  const db = transB ? build.gemm(upstream, a, flags(true, transA)) : build.gemm(a, upstream, flags(!transA, false));
  if (!c) return [da, db];
  const dc = sumToShapeOf(build, upstream, c);
  return [da, db, beta === 1 ? dc : build.mul(dc, beta)];
}

/** `transA` and `transB` read a factor transposed. */
export const gemm: OpDefinition = {
  name: 'Gemm',
  summary: 'alpha·A·B + beta·C for matrices A and B; a dense layer is one of these',
  inferTypes: (inputs, attributes) => {
    requireInputs('Gemm', inputs, 2, 3);
    const [a, b, c] = inputs;
    const dtype = requireSameDType('Gemm', inputs);
    requireNumbers('Gemm', a);
    const { rows, columns } = planGemm(a, b, attributes);
    const shape = [rows, columns];
    if (c && (c.shape.length > 2 || !sameShape(broadcastShapes(c.shape, shape), shape))) {
      throw new Error(`Gemm cannot add ${formatShape(c.shape)} to a product of shape ${formatShape(shape)}.`);
    }
    return [{ dtype, shape }];
  },
  forward: (inputs, attributes) => [multiply(inputs, planGemm(inputs[0], inputs[1], attributes))],
  code: ([a, b], attributes) => ({ kind: 'product', ...planGemm(a, b, attributes) }),
  gradient: gradientOfGemm,
  lower: lowerProduct,
  samples: [
    { inputs: [spread([5, 3]), spread([4, 3], -1, 1, 2), spread([4], -1, 1, 3)], attributes: { transB: 1 } },
    { inputs: [spread([3, 5]), spread([3, 4], -1, 1, 2), spread([5, 1], -1, 1, 3)], attributes: { transA: 1, alpha: 0.5, beta: 2 } },
    { inputs: [spread([3, 5]), spread([4, 3], -1, 1, 2), spread([5, 4], -1, 1, 3)], attributes: { transA: 1, transB: 1, alpha: -2 } },
    { inputs: [spread([2, 3]), spread([3, 4], -1, 1, 2), spread([1, 4], -1, 1, 3)] },
    { inputs: [spread([2, 3]), spread([3, 2], -1, 1, 2), spread([], 1, 2)], attributes: { beta: 0.5 } },
    { inputs: [spread([9, 1]), spread([1, 7], -1, 1, 2)] },
  ],
};
