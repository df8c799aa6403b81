/** Every op and every sample: onnxruntime agrees with the interpreter, forward and backward, plain and lowered. */
import { differentiate } from '@core/differentiate/differentiate';
import { ops, type OpName } from '@core/ops';
import { buildGraph, extendGraph, type OpBuilder } from '@core/ops/builder';
import type { OpDefinition, Sample } from '@core/ops/definition';
import { spread } from '@core/ops/shared/samples';
import type { Graph, Value } from '@core/graph/graph';
import { isFloat, type Tensor } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';
import { expectClose, expectSameLowered, runInOnnxruntime, type Feeds } from './compare';
import { interpret } from '@core/interpret/interpret';

const definitions = Object.values(ops) as readonly OpDefinition[];

const inputName = (i: number): string => `input${i}`;
const feedsOf = (sample: Sample): Feeds => Object.fromEntries(sample.inputs.map((tensor, i) => [inputName(i), tensor]));

function oneNode({ name }: OpDefinition, sample: Sample): { readonly build: OpBuilder; readonly inputs: readonly Value[]; readonly outputs: readonly Value[] } {
  const build = buildGraph(name);
  const inputs = sample.inputs.map((tensor, i) => build.input(inputName(i), tensor));
  return { build, inputs, outputs: build.emit(name as OpName, inputs, sample.attributes) };
}

const named = (outputs: readonly Value[]): Record<string, Value> => Object.fromEntries(outputs.map((output, i) => [`output${i}`, output]));

/** The gradients of a weighted sum of all real outputs, or undefined if none can be asked for. */
function gradientGraph(definition: OpDefinition, sample: Sample): Graph | undefined {
  if (definition.gradient === 'not differentiable') return undefined;
  const { build, inputs, outputs } = oneNode(definition, sample);
  const wrt = inputs.filter((input, i) => isFloat(input.type.dtype) && (sample.differentiate?.includes(i) ?? true));
  const real = outputs.filter((output) => output.type.dtype === 'float32');
  if (wrt.length === 0 || real.length === 0) return undefined;
  const losses = real.map((output, i) => build.reduceSum(build.mul(output, build.constant(spread(output.type.shape, -1, 1, 9 + i))), { keepdims: 0 }));
  const forward = build.graph({ loss: losses.reduce((sum, loss) => build.add(sum, loss)) });
  const extended = extendGraph(forward);
  const gradients = differentiate(extended, forward, forward.outputs.loss, wrt);
  return extended.graph(Object.fromEntries(wrt.map((input) => [`gradient:${input.name}`, gradients.get(input)!])));
}

/** The batch stands on axis 0 of every input that has more axes. */
const batchInputs = (sample: Sample): readonly string[] => sample.inputs.flatMap((tensor: Tensor, i) => (tensor.shape.length >= 2 ? [inputName(i)] : []));

describe.each(definitions.map((definition) => [definition.name, definition] as const))('%s', (_, definition) => {
  const samples = definition.samples.map((sample, i) => [i, sample] as const);

  test('has samples', () => expect(samples.length).toBeGreaterThan(0));

  test.each(samples)('sample %i: onnxruntime computes what the interpreter computes', async (_, sample) => {
    const { build, outputs } = oneNode(definition, sample);
    const graph = build.graph(named(outputs));
    if (definition.isHelper) return expectSameLowered(graph, feedsOf(sample), []);
    const actual = await runInOnnxruntime(graph, feedsOf(sample));
    for (const [name, tensor] of Object.entries(interpret(graph, feedsOf(sample)).outputs)) expectClose(actual[name], tensor, 1e-5, name);
  });

  test.each(samples)('sample %i: the same with the batch last', async (_, sample) => {
    const { build, outputs } = oneNode(definition, sample);
    await expectSameLowered(build.graph(named(outputs)), feedsOf(sample), batchInputs(sample));
  });

  const gradients = samples.flatMap(([i, sample]) => {
    const graph = gradientGraph(definition, sample);
    return graph ? [[i, sample, graph] as const] : [];
  });

  test.each(gradients)('sample %i: the lowered gradients', async (_, sample, graph) => {
    await expectSameLowered(graph, feedsOf(sample), []);
    await expectSameLowered(graph, feedsOf(sample), batchInputs(sample));
  });
});
