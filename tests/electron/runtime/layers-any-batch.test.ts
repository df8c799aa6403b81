/** A layer that was built for one example holds in a file for any number of them. */
import { interpret } from '@core/interpret/interpret';
import { writeModel } from '@core/onnx/write-model';
import { buildGraph } from '@core/ops/builder';
import type { Graph } from '@core/graph/graph';
import type { Tensor } from '@core/tensor/tensor';
import { expect, it } from 'vitest';
import { cases, randomTensor, surroundings, type Case } from '../core/layers/cases';
import { expectClose, runModel } from './compare';

/** Everything the layer reads is an input: `x0`, `x1` … and its parameters by name. */
function graphOf({ definition, inputs, fields }: Case, batchSize: number): Graph {
  const build = buildGraph('layer');
  const sources = inputs.length === 0 ? [surroundings.exampleShape] : inputs;
  const values = sources.map((shape, i) => build.input(`x${i}`, { dtype: 'float32', shape: [batchSize, ...shape] }));
  const parameters = Object.fromEntries(definition.parameters(inputs, fields).map(({ name, shape }) => [name, build.input(name, { dtype: 'float32', shape })]));
  return build.graph({ y: definition.build({ build, inputs: values, fields, parameters, surroundings }) });
}

const positive = (tensor: Tensor): Tensor => ({ ...tensor, data: tensor.data.map(Math.abs) });

it.each(cases.map((each) => [each.name, each] as const))('%s', async (_, each) => {
  const [one, three] = [1, 3].map((batchSize) => graphOf(each, batchSize));
  const feeds = Object.fromEntries(three.inputs.map(({ name, type }, i) => [name, positive(randomTensor(type.shape, i + 1, 'float32'))]));
  const free = Object.fromEntries(one.inputs.filter(({ name }) => /^x\d$/.test(name)).map(({ name }) => [name, 'N']));
  const run = await runModel(writeModel(one, { version: 'test', freeBatch: { ...free, y: 'N' } }), feeds);
  expectClose(run.y, interpret(three, feeds).outputs.y, 1e-4);
  expect(run.y.shape[0]).toBe(3);
});
