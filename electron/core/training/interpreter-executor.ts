/** Training in plain TypeScript: slow for real networks, the same bit for bit everywhere. */
import type { Graph } from '../graph/graph';
import { nextName } from '../graph/step-roles';
import { interpret } from '../interpret/interpret';
import type { Tensors } from '../network/build';
import { allocate, elementCount, isFiniteTensor, scalar, type Tensor, type TensorData } from '../tensor/tensor';
import type { ExecutorPlan, StepBatches, StepExecutor, StepKind } from './executor';

export class InterpreterExecutor implements StepExecutor {
  private readonly graphs = new Map<string, Graph>();
  private carried: Record<string, Tensor>;

  constructor(private readonly plan: ExecutorPlan) {
    this.carried = { ...plan.carried };
  }

  async runSteps(batches: StepBatches): Promise<Readonly<Record<string, Tensor>>> {
    const { indices, steps, kind = 'plain' } = batches;
    const batchSize = indices.length / steps;
    const graph = this.graph(batchSize, kind);
    const rows: Tensors[] = [];
    for (let step = 0; step < steps; step++) {
      const feeds = { ...batchFeeds(graph, this.plan.datasets, batches, step), ...this.carried };
      rows.push(this.takeOver(interpret(graph, feeds).outputs));
    }
    return Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, stack(rows.map((row) => row[name]))]));
  }

  readCarried(): Tensors {
    return { ...this.carried };
  }

  writeCarried(values: Tensors): void {
    this.carried = { ...this.carried, ...values };
  }

  /** Tensors are never written to, so the old ones need only be kept. */
  markCarried(): () => void {
    const marked = { ...this.carried };
    return () => (this.carried = marked);
  }

  isCarriedFinite(): boolean {
    return Object.values(this.carried).every(isFiniteTensor);
  }

  async close(): Promise<void> {
    this.graphs.clear();
  }

  private graph(batchSize: number, kind: StepKind): Graph {
    const key = `${batchSize} ${kind}`;
    const graph = this.graphs.get(key) ?? this.plan.stepGraph(batchSize, kind);
    this.graphs.set(key, graph);
    return graph;
  }

  /** Keeps the `next:` outputs for the next step; the rest is the report. */
  private takeOver(outputs: Tensors): Tensors {
    const report: Record<string, Tensor> = {};
    const carriedBy = new Map(Object.keys(this.carried).map((name) => [nextName(name), name]));
    for (const [name, value] of Object.entries(outputs)) {
      const carried = carriedBy.get(name);
      if (carried === undefined) report[name] = value;
      else this.carried[carried] = value;
    }
    return report;
  }
}

/** What a step graph is given besides what is carried: the examples and the scalars of one of the steps. */
export function batchFeeds(graph: Graph, datasets: Tensors, { indices, steps, perStep }: StepBatches, step: number): Tensors {
  const batchSize = indices.length / steps;
  return { ...gatherAll(datasets, indices.subarray(step * batchSize, (step + 1) * batchSize)), ...scalars(graph, perStep, step) };
}

function scalars(graph: Graph, perStep: StepBatches['perStep'], step: number): Tensors {
  const wanted = graph.inputs.filter(({ name }) => name in perStep);
  return Object.fromEntries(wanted.map(({ name, type }) => [name, scalar(type.dtype, perStep[name][step])]));
}

const gatherAll = (datasets: Tensors, chosen: Int32Array): Tensors =>
  Object.fromEntries(Object.entries(datasets).map(([name, dataset]) => [name, gatherExamples(dataset, chosen)]));

/** The chosen examples of a dataset tensor [M, …], as [N, …]. */
function gatherExamples({ dtype, shape, data }: Tensor, chosen: Int32Array): Tensor {
  const size = elementCount(shape.slice(1));
  const gathered: TensorData = allocate(dtype, chosen.length * size);
  chosen.forEach((example, i) => gathered.set(data.subarray(example * size, (example + 1) * size), i * size));
  return { dtype, shape: [chosen.length, ...shape.slice(1)], data: gathered };
}

/** Tensors of one shape as the rows of a new one. */
function stack(rows: readonly Tensor[]): Tensor {
  const [{ dtype, shape, data: first }] = rows;
  const data = allocate(dtype, rows.length * first.length);
  rows.forEach((row, i) => data.set(row.data, i * first.length));
  return { dtype, shape: [rows.length, ...shape], data };
}
