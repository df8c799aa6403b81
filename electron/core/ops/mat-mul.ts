import type { Value } from '../graph/graph';
import { broadcastOffsets, broadcastShapes } from '../tensor/shape';
import { allocate, elementCount, formatShape, type Shape, type Tensor } from '../tensor/tensor';
import type { OpBuilder } from './builder';
import type { GradientContext, OpDefinition } from './definition';
import { requireInputs, requireNumbers, requireSameDType, sumToShapeOf } from './shared/elementwise';
import { matrixView, multiplyPacked, packColumns, packRows } from './shared/matrix';
import { lowerProduct } from './shared/matrix-lower';
import { spread } from './shared/samples';

/** A vector on the left counts as a row, one on the right as a column; that axis is missing in the result. */
const asLeft = (shape: Shape): Shape => (shape.length === 1 ? [1, shape[0]] : shape);
const asRight = (shape: Shape): Shape => (shape.length === 1 ? [shape[0], 1] : shape);

interface MatMulPlan {
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  /** Leading axes of A, of B and of the result. */
  readonly batchA: Shape;
  readonly batchB: Shape;
  readonly batch: Shape;
}

function planMatMul(a: Shape, b: Shape): MatMulPlan {
  if (a.length === 0 || b.length === 0) throw new Error(`MatMul needs vectors or matrices, got ${formatShape(a)} and ${formatShape(b)}.`);
  const [left, right] = [asLeft(a), asRight(b)];
  const [rows, inner] = left.slice(-2);
  const [innerB, columns] = right.slice(-2);
  if (inner !== innerB) throw new Error(`MatMul cannot multiply ${formatShape(a)} by ${formatShape(b)}: ${inner} and ${innerB} differ.`);
  const [batchA, batchB] = [left.slice(0, -2), right.slice(0, -2)];
  return { rows, inner, columns, batchA, batchB, batch: broadcastShapes(batchA, batchB) };
}

const productShape = (a: Shape, b: Shape, { batch, rows, columns }: MatMulPlan): Shape => [
  ...batch,
  ...(a.length === 1 ? [] : [rows]),
  ...(b.length === 1 ? [] : [columns]),
];

function multiply(a: Tensor, b: Tensor): Tensor {
  const plan = planMatMul(a.shape, b.shape);
  const { rows, inner, columns, batchA, batchB, batch } = plan;
  const data = allocate(a.dtype, elementCount(batch) * rows * columns);
  const [fromA, fromB] = [broadcastOffsets(batchA, batch), broadcastOffsets(batchB, batch)];
  const pack = (i: number) => packColumns(matrixView(b.data, fromB[i] * inner * columns, columns, false), inner, columns);
  let right: Float64Array = new Float64Array(0);
  for (let i = 0; i < fromA.length; i++) {
    if (i === 0 || fromB[i] !== fromB[i - 1]) right = pack(i);
    const left = packRows(matrixView(a.data, fromA[i] * rows * inner, inner, false), rows, inner);
    multiplyPacked(left, right, plan, data, i * rows * columns);
  }
  return { dtype: a.dtype, shape: productShape(a.shape, b.shape, plan), data };
}

const swapLastAxes = (build: OpBuilder, value: Value): Value => {
  const axes = Array.from(value.type.shape.keys());
  return build.transpose(value, { perm: [...axes.slice(0, -2), ...axes.slice(-2).reverse()] });
};

const shaped = (build: OpBuilder, value: Value, shape: Shape): Value =>
  value.type.shape.length === shape.length ? value : build.reshape(value, { shape });

/** With Y = A·B: dA = dY·Bᵀ and dB = Aᵀ·dY, summed over the leading axes along which a factor was repeated. */
function gradientOfMatMul({ build, inputs: [a, b], upstream }: GradientContext) {
  if (a.type.shape.length === 2 && b.type.shape.length === 2) {
    return [build.gemm(upstream, b, { transB: 1 }), build.gemm(a, upstream, { transA: 1 })];
  }
  const { batch, rows, columns } = planMatMul(a.type.shape, b.type.shape);
  const left = shaped(build, a, asLeft(a.type.shape));
  const right = shaped(build, b, asRight(b.type.shape));
  const product = shaped(build, upstream, [...batch, rows, columns]);
  const da = sumToShapeOf(build, build.matMul(product, swapLastAxes(build, right)), left);
  const db = sumToShapeOf(build, build.matMul(swapLastAxes(build, left), product), right);
  return [shaped(build, da, a.type.shape), shaped(build, db, b.type.shape)];
}

export const matMul: OpDefinition = {
  name: 'MatMul',
  summary: 'The product of the last two axes as matrices, for each entry of the leading axes',
  inferTypes: (inputs) => {
    requireInputs('MatMul', inputs, 2);
    requireNumbers('MatMul', inputs[0]);
    const [a, b] = inputs.map(({ shape }) => shape);
    return [{ dtype: requireSameDType('MatMul', inputs), shape: productShape(a, b, planMatMul(a, b)) }];
  },
  forward: ([a, b]) => [multiply(a, b)],
  code: ([a, b]) => (a.shape.length === 2 && b.shape.length === 2 ? { kind: 'product', transA: false, transB: false, alpha: 1, beta: 1 } : undefined),
  gradient: gradientOfMatMul,
  lower: (context) => (context.node.inputs.every((input) => input.type.shape.length === 2) ? lowerProduct(context) : undefined),
  samples: [
    { inputs: [spread([5, 3]), spread([3, 4], -1, 1, 2)] },
    { inputs: [spread([2, 1, 3, 4]), spread([3, 4, 2], -1, 1, 2)] },
    { inputs: [spread([3]), spread([2, 3, 2], -1, 1, 2)] },
    { inputs: [spread([2, 3]), spread([3], -1, 1, 2)] },
    { inputs: [spread([4]), spread([4], -1, 1, 2)] },
  ],
};
