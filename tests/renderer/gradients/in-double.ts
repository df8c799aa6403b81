/** A graph computed in double precision, and slopes measured at any of its values: what is behind the value is computed again. */
import type { Graph, Node, Value } from '@core/graph/graph';
import type { Tensors } from '@core/network/build';
import { opNamed } from '@core/ops';
import { castTensor, isFloat, type Tensor } from '@core/tensor/tensor';

const h = 1e-6;

const inDouble = (tensor: Tensor): Tensor => (isFloat(tensor.dtype) ? castTensor(tensor, 'float64') : tensor);

export class InDouble {
  readonly #values = new Map<Value, Tensor>();
  readonly #nodes: readonly Node[];
  readonly #terms: readonly Value[];

  /** @param terms values whose elements are added to what is differentiated; with `element` only that one of each */
  constructor(
    graph: Graph,
    feeds: Tensors,
    terms: readonly Value[],
    private readonly element?: number,
  ) {
    this.#terms = terms;
    this.#nodes = neededFor(graph, terms);
    for (const input of graph.inputs) if (input.name in feeds) this.#values.set(input, inDouble(feeds[input.name]!));
    for (const { value, tensor } of graph.constants) this.#values.set(value, inDouble(tensor));
    for (const node of this.#nodes) run(node, this.#values);
  }

  get total(): number {
    return this.#totalOf(this.#values);
  }

  valueOf(value: Value): Tensor {
    return this.#values.get(value)!;
  }

  /** Central differences, element by element. */
  slopesAt(value: Value): Float64Array {
    const base = this.valueOf(value);
    const behind = dependents(this.#nodes, value);
    const totalWith = (element: number, by: number): number => {
      const data = Float64Array.from(base.data as ArrayLike<number>);
      data[element]! += by;
      const values = new Map(this.#values).set(value, { ...base, data } as Tensor);
      for (const node of behind) run(node, values);
      return this.#totalOf(values);
    };
    return Float64Array.from({ length: base.data.length }, (_, i) => (totalWith(i, h) - totalWith(i, -h)) / (2 * h));
  }

  #totalOf(values: ReadonlyMap<Value, Tensor>): number {
    const sumOf = ({ data }: Tensor): number => (this.element === undefined ? Array.from(data, Number).reduce((sum, each) => sum + each, 0) : Number(data[this.element]));
    return this.#terms.reduce((sum, term) => sum + sumOf(values.get(term)!), 0);
  }
}

function run(node: Node, values: Map<Value, Tensor>): void {
  const attributes = node.op === 'Cast' && node.attributes['to'] === 'float32' ? { ...node.attributes, to: 'float64' } : node.attributes;
  const results = opNamed(node.op).forward(node.inputs.map((input) => values.get(input)!), attributes);
  node.outputs.forEach((output, i) => values.set(output, results[i]!));
}

function neededFor({ nodes }: Graph, terms: readonly Value[]): Node[] {
  const wanted = new Set(terms);
  const found = nodes.toReversed().filter((node) => {
    const isNeeded = node.outputs.some((output) => wanted.has(output));
    if (isNeeded) node.inputs.forEach((input) => wanted.add(input));
    return isNeeded;
  });
  return found.toReversed();
}

function dependents(nodes: readonly Node[], value: Value): Node[] {
  const changed = new Set([value]);
  return nodes.filter((node) => {
    // What makes the value itself is replaced.
    const depends = !node.outputs.includes(value) && node.inputs.some((input) => changed.has(input));
    if (depends) node.outputs.forEach((output) => changed.add(output));
    return depends;
  });
}
