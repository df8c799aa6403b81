/** An exported file is written for one example and says that it takes any number of them: no layer may fix its batch. */
import { interpret } from '@core/interpret/interpret';
import { writeModel } from '@core/onnx/write-model';
import { buildGraph } from '@core/ops/builder';
import type { Tensor } from '@core/tensor/tensor';
import { expect, it } from 'vitest';
import { expectClose, runModel } from '../../runtime/compare';
import { cases, randomTensor, surroundings, type Case } from './cases';

/** The layer in use for a batch of that size, its parameters as constants. */
function inUse({ definition, inputs, fields }: Case, batchSize: number) {
  const build = buildGraph('layer');
  const shapes = (definition.inputs.length === 0 ? [surroundings.exampleShape] : inputs).map((shape) => [batchSize, ...shape]);
  const values = shapes.map((shape, i) => build.input(`x${i}`, { dtype: 'float32', shape }));
  const constants = definition.parameters(inputs, fields).map(({ name, shape, learned }, i) => {
    const drawn = randomTensor(shape, i + 20, 'float32');
    return [name, build.constant(learned === false ? { ...drawn, data: drawn.data.map((v) => 0.5 + Math.abs(v)) } as Tensor : drawn, name)] as const;
  });
  const y = definition.build({ build, inputs: values, fields, parameters: Object.fromEntries(constants), surroundings });
  return { graph: build.graph({ y }), feeds: Object.fromEntries(shapes.map((shape, i) => [`x${i}`, randomTensor(shape, i + 1, 'float32')])) };
}

it.each(cases)('$name', async (each) => {
  const { graph } = inUse(each, 1);
  const freeBatch = Object.fromEntries([...graph.inputs.map(({ name }) => name), 'y'].map((name) => [name, 'N']));
  const larger = inUse(each, 3);
  const theirs = await runModel(writeModel(graph, { version: 'test', freeBatch }), larger.feeds);
  expect(theirs.y.shape[0]).toBe(3);
  expectClose(theirs.y, interpret(larger.graph, larger.feeds).outputs.y, 2e-5, 'y');
});
