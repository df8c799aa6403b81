/** Running a graph in both executors and comparing what they say. */
import { lower } from '@core/lower/lower';
import { writeModel } from '@core/onnx/write-model';
import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { isFloat, type Tensor } from '@core/tensor/tensor';
import { expect } from 'vitest';
import { ModelSession } from '../../../electron/runtime/session';

export type Feeds = Readonly<Record<string, Tensor>>;

/** Runs the graph, which must contain ONNX operators only, in onnxruntime. */
export const runInOnnxruntime = (graph: Graph, feeds: Feeds): Promise<Record<string, Tensor>> => runModel(writeModel(graph, { version: 'test' }), feeds);

/** Runs a model file in onnxruntime. */
export async function runModel(bytes: Uint8Array, feeds: Feeds): Promise<Record<string, Tensor>> {
  const session = await ModelSession.open(bytes, { threads: 1 });
  try {
    return await session.run(feeds);
  } finally {
    await session.close();
  }
}

/** Equal types; whole numbers equal, real ones to `tolerance` of the largest element. */
export function expectClose(actual: Tensor, expected: Tensor, tolerance = 1e-5, what = 'output'): void {
  expect({ dtype: actual.dtype, shape: actual.shape }, what).toEqual({ dtype: expected.dtype, shape: [...expected.shape] });
  const scale = Array.from(expected.data, Math.abs).filter(Number.isFinite).reduce((largest, element) => Math.max(largest, element), 1e-2);
  const limit = isFloat(expected.dtype) ? tolerance * scale : 0;
  const differences = Array.from(expected.data, (element, i) => (Object.is(element, actual.data[i]) || element === actual.data[i] ? 0 : Math.abs(element - actual.data[i])));
  const worst = differences.reduce((worst, difference) => (difference <= worst ? worst : difference), 0);
  expect(worst, what).toBeLessThanOrEqual(limit);
}

/** The lowered graph in onnxruntime agrees with the source graph in the interpreter. */
export async function expectSameLowered(graph: Graph, feeds: Feeds, batchLast: readonly string[], tolerance?: number): Promise<void> {
  const expected = interpret(graph, feeds).outputs;
  const actual = await runInOnnxruntime(lower(graph, { batchLast }), feeds);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, tensor] of Object.entries(expected)) expectClose(actual[name], tensor, tolerance, name);
}
