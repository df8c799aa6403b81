/**
 * Constant folding. Files compute shapes, axes and masks from what is known while reading; the IR wants them as
 * attributes or constants. A hostile file must not make this slow or large, so only small tensors are computed.
 */
import type { GraphBuilder } from '../graph/builder';
import type { Node, Value } from '../graph/graph';
import { opNamed } from '../ops';
import { elementCount, formatShape, isFloat, type Tensor } from '../tensor/tensor';

/** No value of a graph may be larger; a small file can describe an enormous one. */
const LARGEST_VALUE = 2 ** 28;
/** Shapes, and masks of small networks; whatever is larger is computed whenever the model runs. */
const LARGEST_FOLDED = 2 ** 12;
/** Windows slide over more axes than this, and their cost does not follow from the shapes. */
const HIGHEST_RANK = 2;
/** Multiplications, roughly, for all values of a file. */
const MOST_WORK = 2 ** 27;

const sizeOf = (value: Value): number => elementCount(value.type.shape);

/** An element of the result may need every element of the largest input, or every pair of the two largest may meet. */
function workOf({ inputs, outputs }: Node): number {
  const [largest = 1, second = 1] = inputs.map(sizeOf).sort((a, b) => b - a);
  return largest * Math.max(1, second, ...outputs.map(sizeOf));
}

const isSmall = (value: Value): boolean => value.type.shape.length <= HIGHEST_RANK && sizeOf(value) <= LARGEST_FOLDED;

export class KnownValues {
  private readonly constants = new Map<Value, Tensor>();
  private readonly folded = new Map<Value, Tensor>();
  /** Constants that may be trained, and what is made from them: nodes stay, so that the constants do. */
  private readonly trainable = new Set<Value>();
  private constantsSeen = 0;
  private nodesSeen = 0;
  private work = 0;

  constructor(private readonly builder: GraphBuilder) {}

  tensorOf = (value: Value): Tensor | undefined => this.constants.get(value) ?? this.folded.get(value);

  /** A stored constant of real numbers with at least one axis may be a weight. */
  markStored(value: Value): void {
    if (isFloat(value.type.dtype) && value.type.shape.length > 0) this.trainable.add(value);
  }

  /**
   * Looks at what the builder has got since the last time, and computes what can be.
   * @throws half a sentence about a value that is too large.
   */
  update(what: string): void {
    const { constants, nodes } = this.builder.contents;
    for (; this.constantsSeen < constants.length; this.constantsSeen++) {
      const { value, tensor } = constants[this.constantsSeen];
      this.constants.set(value, tensor);
    }
    for (; this.nodesSeen < nodes.length; this.nodesSeen++) {
      const node = nodes[this.nodesSeen];
      node.outputs.forEach((output) => requireReasonable(output, what));
      if (node.inputs.some((input) => this.trainable.has(input))) node.outputs.forEach((output) => this.trainable.add(output));
      this.fold(node);
    }
  }

  /** The value as a constant, if it is known and no training will change it. */
  settled(value: Value): Value {
    const tensor = this.folded.get(value);
    return tensor && !this.trainable.has(value) ? this.builder.constant(tensor, value.name) : value;
  }

  private fold(node: Node): void {
    const inputs = node.inputs.map(this.tensorOf);
    if (!inputs.every((input) => input !== undefined) || ![...node.inputs, ...node.outputs].every(isSmall)) return;
    this.work += workOf(node);
    if (this.work > MOST_WORK) return;
    const results = opNamed(node.op).forward(inputs, node.attributes);
    node.outputs.forEach((output, i) => this.folded.set(output, results[i]));
  }
}

function requireReasonable({ name, type }: Value, what: string): void {
  if (elementCount(type.shape) > LARGEST_VALUE) throw new Error(`${what} makes "${name}" with the shape ${formatShape(type.shape)}, which is too large`);
}
