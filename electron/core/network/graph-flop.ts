/** How much work a graph is, for choosing an executor: products exactly, everything else one operation per element. */
import type { Graph, Node } from '../graph/graph';
import { elementCount } from '../tensor/tensor';

/** Multiplications that make one element of the result; of a transposed convolution, that one element of the input takes part in. */
function innerProducts({ op, inputs: [a, b], attributes }: Node): number {
  switch (op) {
    case 'Conv':
    case 'ConvTranspose':
      return elementCount(b.type.shape) / b.type.shape[0];
    case 'MatMul':
      return a.type.shape.at(-1) ?? 1;
    case 'Gemm':
      return a.type.shape[attributes.transA ? 0 : 1];
    default:
      return 0;
  }
}

function flopOfNode(node: Node): number {
  const { shape } = (node.op === 'ConvTranspose' ? node.inputs : node.outputs)[0].type;
  return elementCount(shape) * Math.max(1, 2 * innerProducts(node));
}

/** Multiplications and additions of one run. */
export const flopOf = ({ nodes }: Graph): number => nodes.reduce((sum, node) => sum + flopOfNode(node), 0);
