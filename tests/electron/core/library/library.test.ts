/** Each block of the library, tested like a layer: an instance of it between the examples and an output. */
import { differentiate } from '@core/differentiate/differentiate';
import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { layers } from '@core/layers';
import type { Surroundings } from '@core/layers/definition';
import { fieldProblem } from '@core/fields/fields';
import { library, libraryBlockNamed, libraryFace } from '@core/library';
import type { LibraryBlock } from '@core/library/definition';
import { makeBlock } from '@core/library/make';
import { expand } from '@core/network/blocks/expand';
import { buildForward } from '@core/network/build';
import { checkNetwork } from '@core/network/check';
import { connection } from '@core/network/edit';
import { faceOf } from '@core/network/face';
import type { Layer, Network } from '@core/network/network';
import { learnedParameters, planNetwork } from '@core/network/plan';
import { buildGraph } from '@core/ops/builder';
import { Random } from '@core/tensor/random';
import { elementCount, int64, tensor, type Shape, type Tensor } from '@core/tensor/tensor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { defaultSettings } from '@core/training/settings';
import { Trainer } from '@core/training/trainer';
import { networkSchema } from '../../../../electron/ipc/network-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { randomTensor } from '../layers/cases';
import { dotProduct } from '../ops/oracles';

const around = (exampleShape: Shape): Surroundings => ({ exampleShape, features: 'float32', mean: 0, deviation: 1, classCount: 3 });

const layer = (id: string, kind: string, fields: Layer['fields'] = {}): Layer => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } });

function networkWith(block: LibraryBlock, values: readonly (number | string)[] = []): Network {
  const made = makeBlock(block, ({ en }) => en);
  const fields = Object.fromEntries(values.map((value, i) => [`p${i + 1}`, value]));
  const chain = [layer('input', 'input'), layer('instance', made.id, fields), layer('flatten', 'flatten'), layer('scores', 'dense', { units: 3 }), layer('softmax', 'softmax')];
  return { name: block.name, dataset: 'mnist', layers: chain, connections: chain.slice(1).map(({ id }, i) => connection(chain[i].id, id, 0)), blocks: [made] };
}

const samples = library.flatMap((block) => block.samples.map(({ input, values }, i) => ({ name: `${block.name} ${i + 1}`, input, network: networkWith(block, values) })));

const batchSize = 3;

/** The forward pass while training, its loss a weighted sum of what leaves the instance. */
function trainingGraph(network: Network, input: Shape) {
  const plan = planNetwork(network, around(input));
  const build = buildGraph('block');
  const image = build.input('image', { dtype: 'float64', shape: [batchSize, ...input] });
  const parameters = Object.fromEntries(plan.parameters.map(({ name, shape }) => [name, build.input(name, { dtype: 'float64', shape })]));
  const { values } = buildForward(plan, { build, image, parameters, training: { step: build.constant(int64([], [5])), seed: 11 } });
  const y = values.get(expand(network).sourceAt(['instance'])!)!;
  const weights = build.input('weights', { dtype: 'float64', shape: y.type.shape });
  const loss = build.reduceSum(build.mul(y, weights), { keepdims: 0 });
  const forward = build.graph({ loss });
  const moved = ['image', ...learnedParameters(plan).map(({ name }) => name).filter((name) => !name.startsWith('scores.'))];
  const wrt = moved.map((name) => (name === 'image' ? image : parameters[name]));
  const gradients = differentiate(build, forward, loss, wrt);
  const step = build.graph({ loss, ...Object.fromEntries(wrt.map((value) => [`gradient:${value.name}`, gradients.get(value)!])) });
  const feeds: Record<string, Tensor> = { image: randomTensor([batchSize, ...input], 1), weights: randomTensor(y.type.shape, 2) };
  plan.parameters.forEach(({ name, shape, learned }, i) => (feeds[name] = learned === false ? tensor('float64', shape, new Float64Array(elementCount(shape)).fill(0.7)) : randomTensor(shape, i + 20)));
  return { y, forward, step, feeds, moved };
}

const lossOf = (graph: Graph, feeds: Readonly<Record<string, Tensor>>): number => interpret(graph, feeds).outputs.loss.data[0] as number;

describe('the library of blocks', () => {
  it.each(library.map((block) => [block.name, block] as const))('%s is complete in both languages and a block of any document', (name, block) => {
    for (const { en, zh } of [block.title, block.summary, ...block.parameters.map((parameter) => parameter.name)]) {
      expect(en).not.toBe('');
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(libraryBlockNamed(libraryFace(block).kind)?.name).toBe(name);
    expect(v.is(networkSchema, networkWith(block))).toBe(true);
    const { fields, inputs, hasOutput } = faceOf(networkWith(block), `block-${name}`)!;
    expect([inputs.length, hasOutput, Object.keys(fields).length]).toEqual([1, true, block.parameters.length]);
    for (const field of Object.values(fields)) expect(fieldProblem(field, field.initial)).toBeUndefined();
  });

  it.each(library.map((block) => [block.name, block] as const))('%s drives fields that its parts have', (_name, block) => {
    for (const driven of block.parameters.flatMap(({ drives }) => drives)) {
      const [part, field] = driven.split('.');
      const kind = block.parts.find(({ id }) => id === part)!.kind;
      expect(Object.keys(layers[kind].fields)).toContain(field);
    }
  });

  it.each(samples)('$name: the shape of the check is that of the built graph', ({ input, network }) => {
    const { problems, layers: checked } = checkNetwork(network, around(input));
    expect(problems).toEqual([]);
    expect(trainingGraph(network, input).y.type.shape).toEqual([batchSize, ...checked.get('instance')!.shape!]);
  });

  it.each(samples)('$name: gradient = central differences through the expanded network', ({ input, network }) => {
    const { forward, step, feeds, moved } = trainingGraph(network, input);
    const directions = moved.map((name, i) => [name, randomTensor(feeds[name].shape, i + 100)] as const);
    const along = (distance: number) =>
      lossOf(forward, { ...feeds, ...Object.fromEntries(directions.map(([name, { data }]) => [name, tensor('float64', feeds[name].shape, Float64Array.from(feeds[name].data, (value, i) => value + distance * data[i]))])) });
    const numeric = (along(1e-6) - along(-1e-6)) / 2e-6;
    const { outputs } = interpret(step, feeds);
    const slope = directions.reduce((sum, [name, direction]) => sum + dotProduct(outputs[`gradient:${name}`], direction), 0);
    expect(Math.abs(slope - numeric)).toBeLessThan(1e-5 * Math.max(1, Math.abs(numeric)));
  });

  it.each(samples)('$name: learns in a few steps', async ({ input, network }) => {
    const random = new Random(4);
    const count = 12;
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 3);
    const features = Float32Array.from({ length: count * elementCount(input) }, (_, i) => random.normal() + 2 * labels[Math.floor(i / elementCount(input))]);
    const plan = planNetwork(network, around(input));
    const settings = { ...defaultSettings, optimizer: 'adam' as const, learningRate: 0.02, batchSize: count, epochs: 40, seed: 3 };
    const trainer = await Trainer.open({ plan, settings, split: { count, features, labels }, now: () => 0, open: async (each) => new InterpreterExecutor(each) });
    const losses: number[] = [];
    while (!trainer.isFinished) losses.push(...(await trainer.run()).points.map(({ loss }) => loss));
    expect(losses.at(-1)).toBeLessThan(losses[0] / 2);
  });
});
