import { onnx } from '@core/onnx/proto';
import { stepRoles } from '@core/graph/step-roles';
import { writeTrainingLoop } from '@core/onnx/write-training-loop';
import { buildGraph } from '@core/ops/builder';
import type { Graph } from '@core/graph/graph';
import { describe, expect, test } from 'vitest';

/** w' = w - learningRate · sum(x), reporting the sum. */
function step(nextRank = 0): Graph {
  const build = buildGraph('step');
  const x = build.input('x', { dtype: 'float32', shape: [4, 2] });
  const w = build.input('w', { dtype: 'float32', shape: [] });
  const learningRate = build.input('learningRate', { dtype: 'float32', shape: [] });
  const sum = build.reduceSum(x, { keepdims: 0 });
  const next = build.sub(w, build.mul(learningRate, sum));
  return build.graph({ sum, 'next:w': nextRank === 0 ? next : build.reshape(next, { shape: [1] }) });
}

describe('roles of a step graph', () => {
  test('follow from names', () => {
    expect(stepRoles(step(), ['x'])).toEqual({ batch: ['x'], carried: ['w'], perStep: ['learningRate'], reported: ['sum'] });
  });

  test('a batch input must exist', () => {
    expect(() => stepRoles(step(), ['image'])).toThrow('Graph "step" has no input "image"; it has x, w, learningRate.');
  });

  test('a step must hand on what it got', () => {
    expect(() => stepRoles(step(1), ['x'])).toThrow('"next:w" is float32[1], but "w" is float32[]; a step must hand on what it got.');
  });
});

test('the loop model leaves the number of steps and examples open, and names what it returns', () => {
  const graph = onnx.ModelProto.decode(writeTrainingLoop(step(), stepRoles(step(), ['x']), { version: 'test' })).graph!;
  const shapes = Object.fromEntries([...graph.input!, ...graph.output!].map(({ name, type }) => [name, type!.tensorType!.shape!.dim!.map(({ dimParam, dimValue }) => dimParam || Number(dimValue))]));
  expect(shapes).toEqual({ indices: ['steps', 4], x: ['examples', 2], learningRate: ['steps'], w: [], 'next:w': [], sum: ['steps'], checksum: [] });
  expect(graph.node!.map(({ opType }) => opType)).toEqual(['Shape', 'Loop', 'ReduceSum', 'Sum']);
});
