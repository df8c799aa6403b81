/** Makes graphs. The shape rules come from outside, so this folder knows no op. */
import type { Tensor, TensorType } from '../tensor/tensor';
import type { Attributes, Constant, Graph, Node, Value } from './graph';
import { formatNode } from './print';

/**
 * Types of an op's outputs from the types of its inputs.
 * @throws a sentence if the inputs or attributes do not fit.
 */
export type ShapeRule = (op: string, inputs: readonly TensorType[], attributes: Attributes) => readonly TensorType[];

export class GraphBuilder {
  private readonly inputs: Value[] = [];
  private readonly constants: Constant[] = [];
  private readonly nodes: Node[] = [];
  private readonly names = new Set<string>();
  private readonly nextSuffix = new Map<string, number>();
  private currentScope = '';

  constructor(
    readonly name: string,
    private readonly shapeRule: ShapeRule,
  ) {}

  /** A builder that continues an existing graph; its values stay the same objects. */
  static from(graph: Graph, shapeRule: ShapeRule, name = graph.name): GraphBuilder {
    const builder = new GraphBuilder(name, shapeRule);
    builder.append(graph);
    return builder;
  }

  /** Takes over inputs, constants and nodes of a graph whose names are not used here yet. */
  append(graph: Graph): void {
    for (const input of graph.inputs) this.inputs.push(this.claim(input));
    for (const constant of graph.constants) {
      this.claim(constant.value);
      this.constants.push(constant);
    }
    for (const node of graph.nodes) {
      node.outputs.forEach((output) => this.claim(output));
      this.nodes.push(node);
    }
  }

  /** Everything so far, in the order in which it was made. */
  get contents(): { readonly constants: readonly Constant[]; readonly nodes: readonly Node[] } {
    return { constants: this.constants, nodes: this.nodes };
  }

  input(name: string, type: TensorType): Value {
    const value = this.claim({ name, type });
    this.inputs.push(value);
    return value;
  }

  constant(tensor: Tensor, hint = 'constant'): Value {
    const value = this.claim({ name: this.freshName(hint), type: { dtype: tensor.dtype, shape: tensor.shape } });
    this.constants.push({ value, tensor });
    return value;
  }

  /**
   * Adds a node.
   * @throws the shape rule's sentence, with the node in printed form.
   */
  emit(op: string, inputs: readonly Value[], attributes: Attributes = {}, hint = op): readonly Value[] {
    const types = this.infer(op, inputs, attributes);
    const base = this.currentScope ? `${this.currentScope}/${hint}` : hint;
    const outputs = types.map((type) => this.claim({ name: this.freshName(base), type }));
    this.nodes.push({ op, inputs, outputs, attributes, scope: this.currentScope });
    return outputs;
  }

  /** Runs `build` with nodes marked as belonging to that layer. */
  scoped<T>(scope: string, build: () => T): T {
    const outer = this.currentScope;
    this.currentScope = scope;
    try {
      return build();
    } finally {
      this.currentScope = outer;
    }
  }

  /** The finished graph. Nodes and constants that no output needs are left out; inputs stay. */
  graph(outputs: Readonly<Record<string, Value>>): Graph {
    const needed = new Set(Object.values(outputs));
    const nodes: Node[] = [];
    for (let i = this.nodes.length - 1; i >= 0; i--) {
      const node = this.nodes[i];
      if (!node.outputs.some((output) => needed.has(output))) continue;
      node.inputs.forEach((input) => needed.add(input));
      nodes.push(node);
    }
    const constants = this.constants.filter(({ value }) => needed.has(value));
    return { name: this.name, inputs: [...this.inputs], constants, nodes: nodes.reverse(), outputs };
  }

  private infer(op: string, inputs: readonly Value[], attributes: Attributes): readonly TensorType[] {
    try {
      return this.shapeRule(op, inputs.map((input) => input.type), attributes);
    } catch (error) {
      const place = formatNode({ op, inputs, outputs: [], attributes, scope: this.currentScope });
      throw new Error(`${(error as Error).message} (in ${place})`, { cause: error });
    }
  }

  private claim(value: Value): Value {
    if (this.names.has(value.name)) throw new Error(`The name "${value.name}" is used twice in graph "${this.name}".`);
    this.names.add(value.name);
    return value;
  }

  private freshName(hint: string): string {
    let name = hint;
    for (let i = this.nextSuffix.get(hint) ?? 1; this.names.has(name); i++) {
      name = `${hint}_${i + 1}`;
      this.nextSuffix.set(hint, i + 1);
    }
    return name;
  }
}
