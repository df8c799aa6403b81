/** What a rule sees around a node of the graph it reads. */
import type { Graph, Node, Value } from '../graph/graph';
import type { FieldValues } from '../fields/definition';
import type { Shape, Tensor } from '../tensor/tensor';

/** A node, or a few, as one of our layers. */
export interface Found {
  readonly kind: string;
  readonly fields?: FieldValues;
  /** What is connected to its ports. */
  readonly inputs: readonly Value[];
  /** By parameter name. */
  readonly tensors?: Readonly<Record<string, Tensor>>;
  /** The nodes it stands for besides the one that was asked about. */
  readonly also?: readonly Node[];
}

/** @returns nothing if the node is not the end of what it looks for. What it answers is checked against the layer's own rules. */
export type RecognitionRule = (node: Node, around: Surroundings) => Found | undefined;

export class Surroundings {
  private readonly makers = new Map<Value, Node>();
  private readonly uses = new Map<Value, number>();
  private readonly constants = new Map<Value, Tensor>();

  constructor(graph: Graph) {
    for (const { value, tensor } of graph.constants) this.constants.set(value, tensor);
    for (const node of graph.nodes) {
      node.outputs.forEach((output) => this.makers.set(output, node));
      node.inputs.forEach((input) => this.count(input));
    }
    Object.values(graph.outputs).forEach((output) => this.count(output));
  }

  private count(value: Value): void {
    this.uses.set(value, (this.uses.get(value) ?? 0) + 1);
  }

  /** The elements of a constant. */
  tensor = (value: Value | undefined): Tensor | undefined => value && this.constants.get(value);

  /** The only element of a constant with one. */
  number(value: Value | undefined): number | undefined {
    const tensor = this.tensor(value);
    return tensor?.data.length === 1 ? tensor.data[0] : undefined;
  }

  isUsed = (value: Value): boolean => this.uses.has(value);

  /** The node that makes a value, whoever else uses it. */
  maker = (value: Value): Node | undefined => this.makers.get(value);

  /** The node of that op that makes a value, if nothing else uses the value (more than `times`). */
  only(value: Value, op: string, times = 1): Node | undefined {
    const node = this.makers.get(value);
    return node?.op === op && this.uses.get(value) === times ? node : undefined;
  }
}

/** The shape of one example. */
export const exampleShape = ({ type }: Value): Shape => type.shape.slice(1);

/** Both inputs of a node that takes two in any order: the constant, and the other one. */
export function constantAndOther({ inputs: [a, b] }: Node, around: Surroundings): { readonly constant: Tensor; readonly other: Value } | undefined {
  const [first, second] = [around.tensor(a), around.tensor(b)];
  if (second) return { constant: second, other: a };
  return first && b && { constant: first, other: b };
}

export const isNear = (value: number | undefined, wanted: number): boolean => value !== undefined && Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
