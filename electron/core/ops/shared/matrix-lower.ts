/**
 * Matrix products with the batch last. A batch-last matrix is stored transposed, so a product whose rows are the
 * batch is computed as (A·B)ᵀ = Bᵀ·Aᵀ; a factor that is only read transposed costs nothing.
 */
import type { Attributes, Value } from '../../graph/graph';
import type { OpBuilder } from '../builder';
import type { Layout, LowerContext, Lowered } from '../definition';
import { numberAttribute } from './attributes';

/** Attributes of a Gemm that reads its factors transposed or as they are. */
export const transposeFlags = (transA: boolean, transB: boolean): Attributes => ({ ...(transA && { transA: 1 }), ...(transB && { transB: 1 }) });

/** Lowers Gemm, or MatMul of two matrices, to a Gemm. */
export function lowerProduct(context: LowerContext): Lowered | undefined {
  const { build, node, layoutOf, input } = context;
  const [layoutA, layoutB] = [layoutOf(0), layoutOf(1)];
  if (layoutA === 'plain' && layoutB === 'plain') return undefined;
  const readsTransposed = (name: string, layout: Layout) => (numberAttribute(node.attributes, name, 0) !== 0) !== (layout === 'batchLast');
  const [a, b] = [input(0, layoutA), input(1, layoutB)];
  const [transA, transB] = [readsTransposed('transA', layoutA), readsTransposed('transB', layoutB)];
  const rowsAreBatch = layoutA === 'batchLast' && numberAttribute(node.attributes, 'transA', 0) === 0;
  const layout = rowsAreBatch ? 'batchLast' : 'plain';
  const addend = node.inputs.length > 2 ? [lowerAddend(context, layout)] : [];
  const { transA: _a, transB: _b, ...factors } = node.attributes;
  const product = rowsAreBatch
    ? build.gemm(b, a, ...addend, { ...factors, ...transposeFlags(!transB, !transA) })
    : build.gemm(a, b, ...addend, { ...factors, ...transposeFlags(transA, transB) });
  return { values: [product], layout };
}

/** The C of a Gemm, so that it still meets the same axes when the product is stored transposed. */
function lowerAddend({ build, node, input }: LowerContext, layout: Layout): Value {
  const [rows] = node.outputs[0].type.shape;
  const { shape } = node.inputs[2].type;
  if (layout === 'plain' || shape.length === 0) return input(2, 'plain');
  if (shape.length === 2 && shape[0] === rows) return input(2, 'batchLast');
  return asColumn(build, input(2, 'plain'));
}

const asColumn = (build: OpBuilder, row: Value): Value => build.reshape(row, { shape: [row.type.shape.at(-1) ?? 1, 1] });
