/** Training in generated code: the fastest for tiny networks, and the same as the interpreter bit for bit. */
import { compileStep } from '../compile/compile';
import type { StepFunction } from '../compile/make-function';
import { nextName, stepRoles } from '../graph/step-roles';
import type { Tensors } from '../network/build';
import { allocate, elementCount, isFiniteTensor, type Tensor, type TensorData, type TensorType } from '../tensor/tensor';
import type { ExecutorPlan, StepBatches, StepExecutor, StepKind } from './executor';

interface CompiledStep {
  readonly run: StepFunction;
  readonly perStep: readonly string[];
  readonly reported: readonly (readonly [name: string, type: TensorType])[];
}

export class CompiledExecutor implements StepExecutor {
  private readonly steps = new Map<string, CompiledStep>();
  private readonly carried: Tensors;

  constructor(private readonly plan: ExecutorPlan) {
    this.carried = copied(plan.carried);
  }

  async runSteps({ indices, steps, perStep, kind = 'plain' }: StepBatches): Promise<Readonly<Record<string, Tensor>>> {
    const compiled = this.step(indices.length / steps, kind);
    const given = rowsOf(compiled.perStep.map((name) => perStep[name]), steps);
    const width = compiled.reported.reduce((sum, [, { shape }]) => sum + elementCount(shape), 0);
    const reports = new Float64Array(steps * width);
    for (let step = 0; step < steps; step++) compiled.run(step, indices, given, reports);
    return readReports(compiled, reports, steps, width);
  }

  readCarried(): Tensors {
    return copied(this.carried);
  }

  writeCarried(values: Tensors): void {
    for (const [name, { data }] of Object.entries(values)) this.carried[name].data.set(data);
  }

  markCarried(): () => void {
    const marked = this.readCarried();
    return () => this.writeCarried(marked);
  }

  isCarriedFinite(): boolean {
    return Object.values(this.carried).every(isFiniteTensor);
  }

  async close(): Promise<void> {
    this.steps.clear();
  }

  private step(batchSize: number, kind: StepKind): CompiledStep {
    const key = `${batchSize} ${kind}`;
    const step = this.steps.get(key) ?? this.compile(batchSize, kind);
    this.steps.set(key, step);
    return step;
  }

  private compile(batchSize: number, kind: StepKind): CompiledStep {
    const { datasets } = this.plan;
    const graph = this.plan.stepGraph(batchSize, kind);
    const { carried, perStep, reported } = stepRoles(graph, Object.keys(datasets));
    const memory = { datasets: dataOf(datasets), carried: Object.fromEntries(carried.map((name) => [name, this.carried[name].data])) };
    const run = compileStep(graph, memory, { perStep, reported, next: nextName });
    return { run, perStep, reported: reported.map((name) => [name, graph.outputs[name].type] as const) };
  }
}

/** One row per step of what is given in columns. */
function rowsOf(columns: readonly ArrayLike<number>[], steps: number): Float64Array {
  const rows = new Float64Array(steps * columns.length);
  columns.forEach((column, i) => {
    for (let step = 0; step < steps; step++) rows[step * columns.length + i] = column[step];
  });
  return rows;
}

const dataOf = (tensors: Tensors): Record<string, TensorData> => Object.fromEntries(Object.entries(tensors).map(([name, { data }]) => [name, data]));

const copied = (tensors: Tensors): Tensors =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, { ...tensor, data: tensor.data.slice() }]));

/** From one row per step to one tensor [steps, …] per output. */
function readReports({ reported }: CompiledStep, reports: Float64Array, steps: number, width: number): Record<string, Tensor> {
  let offset = 0;
  const tensors = reported.map(([name, { dtype, shape }]) => {
    const count = elementCount(shape);
    const data = allocate(dtype, steps * count);
    for (let step = 0; step < steps; step++) data.set(reports.subarray(step * width + offset, step * width + offset + count), step * count);
    offset += count;
    return [name, { dtype, shape: [steps, ...shape], data }] as const;
  });
  return Object.fromEntries(tensors);
}
