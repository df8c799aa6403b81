/** How much work a graph is, for choosing an executor: products exactly, everything else one operation per element. */
import type { Attributes, Graph } from '../../graph/graph';
import { elementCount, type TensorType } from '../../tensor/tensor';

/** One use of an op, as far as its cost depends on it. */
interface Use {
  readonly op: string;
  readonly inputs: readonly TensorType[];
  /** Type of the first output. */
  readonly output: TensorType;
  readonly attributes: Attributes;
}

/** Multiplications that make one element of the result; of a transposed convolution, that one element of the input takes part in. */
function innerProducts({ op, inputs: [a, b], attributes }: Use): number {
  switch (op) {
    case 'Conv':
    case 'ConvTranspose':
      return elementCount(b.shape) / b.shape[0];
    case 'MatMul':
      return a.shape.at(-1) ?? 1;
    case 'Gemm':
      return a.shape[attributes.transA ? 0 : 1];
    default:
      return 0;
  }
}

/** Multiplications and additions of one use of an op. */
export function flopOfUse(use: Use): number {
  const { shape } = use.op === 'ConvTranspose' ? use.inputs[0] : use.output;
  return elementCount(shape) * Math.max(1, 2 * innerProducts(use));
}

/** Multiplications and additions of one run. */
export const flopOf = ({ nodes }: Graph): number =>
  nodes.reduce((sum, { op, inputs, outputs, attributes }) => sum + flopOfUse({ op, inputs: inputs.map(({ type }) => type), output: outputs[0].type, attributes }), 0);
