/** How one element of a traced value came about: the op's rule with the numbers of the moment filled in. Pure. */
import type { Shape, Tensor } from '../tensor/tensor';
import type { TracedNode } from '../training/step/trace';

/** `value` is the element as the trace has it; the rest is what it was computed from. */
export type ElementFormula = { readonly value: number } & (
  /** Σ a·b, and what is added to it. */
  | { readonly kind: 'products'; readonly pairs: readonly (readonly [number, number])[]; readonly added: readonly number[] }
  | { readonly kind: 'binary'; readonly sign: '+' | '−' | '·' | '/'; readonly a: number; readonly b: number }
  | { readonly kind: 'unary'; readonly name: string; readonly a: number }
  | { readonly kind: 'sum'; readonly terms: readonly number[] }
  /** Moved from another place. */
  | { readonly kind: 'same'; readonly a: number }
  /** By a rule that has too many numbers for one line. */
  | { readonly kind: 'whole'; readonly name: string }
);

const signs: Readonly<Record<string, '+' | '−' | '·' | '/'>> = { Add: '+', Sub: '−', Mul: '·', Div: '/' };
const functions: ReadonlySet<string> = new Set(['Relu', 'Sigmoid', 'Tanh', 'Exp', 'Log', 'Sqrt', 'Neg', 'Abs', 'Reciprocal', 'Softplus', 'Softsign', 'Erf', 'Elu', 'Selu', 'Gelu', 'Mish', 'LeakyRelu', 'HardSigmoid', 'HardSwish', 'Sin', 'Cos']);
const moves: ReadonlySet<string> = new Set(['Identity', 'Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'Cast']);

/** @param element index into the first output, row-major */
export function elementFormula(node: TracedNode, element: number): ElementFormula {
  const [output] = node.outputs;
  const value = output.data[element];
  const [a, b] = node.inputs;
  if (node.op in signs) return { kind: 'binary', value, sign: signs[node.op], a: broadcast(a, output.shape, element), b: broadcast(b, output.shape, element) };
  if (functions.has(node.op)) return { kind: 'unary', value, name: node.op.toLowerCase(), a: a.data[element] };
  if (moves.has(node.op)) return { kind: 'same', value, a: a.data[element] };
  if (node.op === 'ReduceSum' && output.data.length === 1) return { kind: 'sum', value, terms: [...a.data] };
  return productsOf(node, element) ?? { kind: 'whole', value, name: node.op };
}

/** The element of an input that meets an element of the output; missing axes and axes of size 1 repeat. */
function broadcast({ shape, data }: Tensor, output: Shape, element: number): number {
  let index = 0;
  let stride = 1;
  let rest = element;
  for (let axis = 1; axis <= output.length; axis++) {
    const place = rest % output[output.length - axis];
    rest = Math.floor(rest / output[output.length - axis]);
    const size = axis <= shape.length ? shape[shape.length - axis] : 1;
    if (size > 1) index += place * stride;
    stride *= size;
  }
  return data[index];
}

function productsOf({ op, attributes, inputs: [a, b, c], outputs: [output] }: TracedNode, element: number): ElementFormula | null {
  const isPlain = (attributes['alpha'] ?? 1) === 1 && (attributes['beta'] ?? 1) === 1;
  if ((op !== 'Gemm' && op !== 'MatMul') || !isPlain || a.shape.length !== 2 || b.shape.length !== 2) return null;
  const columns = output.shape[1];
  const [row, column] = [Math.floor(element / columns), element % columns];
  const [isTurnedA, isTurnedB] = [attributes['transA'] === 1, attributes['transB'] === 1];
  const depth = isTurnedA ? a.shape[0] : a.shape[1];
  const left = (k: number): number => a.data[isTurnedA ? k * a.shape[1] + row : row * depth + k];
  const right = (k: number): number => b.data[isTurnedB ? column * depth + k : k * columns + column];
  const pairs = Array.from({ length: depth }, (_, k) => [left(k), right(k)] as const);
  return { kind: 'products', value: output.data[element], pairs, added: c ? [broadcast(c, output.shape, element)] : [] };
}
