/** Runs a step graph as generated code and in the interpreter. */
import { schedule } from '@core/compile/schedule';
import { writeStep } from '@core/compile/write-step';
import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { nextName, stepRoles } from '@core/graph/step-roles';
import type { Program } from '@core/compile/program';
import { elementCount, type Tensor } from '@core/tensor/tensor';

type Tensors = Readonly<Record<string, Tensor>>;

/** Everything written out, everything in loops, and something of both. */
export const limits = [Infinity, 0, 8];

export interface Written {
  readonly program: Program;
  /** Runs one step on the first examples: reports, and `next:` what is carried afterwards. */
  readonly run: () => Record<string, number[]>;
}

/** All inputs are examples or handed on. */
export function written(graph: Graph, datasets: Tensors, carried: Tensors, limit: number): Written {
  const { reported } = stepRoles(graph, Object.keys(datasets));
  const data = (tensors: Tensors) => Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tensor.data.slice()]));
  const memory = { datasets: data(datasets), carried: data(carried) };
  const plan = schedule(graph, Object.keys(datasets));
  const program = writeStep({ graph, plan, memory, names: { perStep: [], reported, next: nextName }, limit });
  const run = () => {
    const reports = new Float64Array(reported.reduce((sum, name) => sum + elementCount(graph.outputs[name].type.shape), 0));
    program.compile()(0, Int32Array.from({ length: plan.batchSize }, (_, i) => i), new Float64Array(0), reports);
    let start = 0;
    const results = reported.map((name) => [name, Array.from(reports.subarray(start, (start += elementCount(graph.outputs[name].type.shape))))] as const);
    return Object.fromEntries([...results, ...Object.entries(memory.carried).map(([name, elements]) => [nextName(name), Array.from(elements)] as const)]);
  };
  return { program, run };
}

/** The same in the interpreter. */
export function interpreted(graph: Graph, feeds: Tensors): Record<string, number[]> {
  const { outputs } = interpret(graph, feeds);
  return Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, Array.from(data)]));
}
