/**
 * The IR: four small immutable records in evaluation order.
 * Operator names, attributes and semantics are those of ONNX, with three deviations: shape-like inputs
 * (axes, new shape, pads, split sizes) are attributes, and shapes are static. A node with more or fewer outputs
 * than is usual for its op says so in the attribute `outputCount`; files do not store it.
 */
import type { Tensor, TensorType } from '../tensor/tensor';

export type Attribute = number | string | readonly number[];
export type Attributes = Readonly<Record<string, Attribute>>;

/** The attribute that says how many outputs a node has, where its op leaves that open. */
export const OUTPUT_COUNT = 'outputCount';

/** What a node produces and others consume. Compared by identity; `name` is unique in its graph. */
export interface Value {
  readonly name: string;
  readonly type: TensorType;
}

/** One use of an op. */
export interface Node {
  readonly op: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
  /** Id of the layer that built this node, or `''`. Backward nodes keep the scope of the forward node. */
  readonly scope: string;
}

/** A value that is known when the graph is built. */
export interface Constant {
  readonly value: Value;
  readonly tensor: Tensor;
}

export interface Graph {
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly constants: readonly Constant[];
  /** Each node stands after the nodes whose outputs it uses. */
  readonly nodes: readonly Node[];
  readonly outputs: Readonly<Record<string, Value>>;
}

/**
 * The input of that name.
 * @throws if the graph has none.
 */
export function inputNamed(graph: Graph, name: string): Value {
  const found = graph.inputs.find((input) => input.name === name);
  if (!found) {
    throw new Error(`Graph "${graph.name}" has no input "${name}"; it has ${graph.inputs.map((i) => i.name).join(', ')}.`);
  }
  return found;
}
