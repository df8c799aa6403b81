import { optimizerNames, optimizers } from '@core/optimizers';
import { describe, expect, it } from 'vitest';
import { planNetwork } from '@core/network/plan';
import { CompiledExecutor } from '@core/training/compiled-executor';
import type { Layer } from '@core/network/network';
import type { TrainerOptions } from '@core/training/trainer';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { lossesOf, openToy, surroundings, toyNetwork, toySettings } from './toy';

type Kinds = readonly (readonly [kind: string, fields: Layer['fields']])[];

const networks: Readonly<Record<string, Kinds>> = {
  'tanh and dropout': [['input', {}], ['flatten', {}], ['dense', { units: 7 }], ['tanh', {}], ['dropout', { rate: 0.3 }], ['dense', { units: 3 }], ['softmax', {}]],
  'a hinge loss without hidden layer': [['input', {}], ['flatten', {}], ['dense', { units: 3 }], ['hinge', { delta: 0.5 }]],
  'a convolution and pooling': [['input', {}], ['conv2d', { filters: 3, size: 2 }], ['relu', {}], ['maxPool', { size: 2 }], ['flatten', {}], ['dense', { units: 3 }], ['softmax', {}]],
  'a ReLU6 and hard functions on a sequence of pictures': [['input', {}], ['conv2d', { filters: 3, size: 2 }], ['hardSwish', {}], ['hardSigmoid', {}], ['relu6', {}], ['flatten', {}], ['softsign', {}], ['dense', { units: 3 }], ['softmax', {}]],
  'loops and sigmoid': [['input', {}], ['flatten', {}], ['dense', { units: 60 }], ['sigmoid', {}], ['dense', { units: 40 }], ['sigmoid', {}], ['dense', { units: 3 }], ['softmax', {}]],
};

function chain(kinds: Kinds) {
  const layers = kinds.map(([kind, fields], i): Layer => ({ id: `l${i}`, kind, name: `l${i}`, fields, position: { x: 0, y: 0 } }));
  const connections = layers.slice(1).map(({ id }, i) => ({ id: `c${i}`, from: layers[i].id, to: id, port: 0 }));
  return planNetwork({ ...toyNetwork, layers, connections }, surroundings);
}

describe('onnxruntime and the interpreter', () => {
  it.each(optimizerNames)('give the same curve with %s, dropout and a smaller last batch', async (optimizer) => {
    const settings = { ...toySettings, optimizer, learningRate: optimizers[optimizer].learningRate, epochs: 2 };
    const native = await openToy({ settings, open: (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 }) });
    const [ours, theirs] = [await lossesOf(await openToy({ settings })), await lossesOf(native)];
    expect(theirs).toHaveLength(ours.length);
    theirs.forEach((loss, i) => expect(Math.abs(loss - ours[i])).toBeLessThan(1e-4 * Math.max(1, ours[i])));
    await native.close();
  });

  it.each(Object.entries(networks))('report the same statistics of %s', async (_name, kinds) => {
    const plan = chain(kinds);
    const native = await openToy({ plan, open: (each) => TrainingSession.open({ ...each, version: '1' }, { threads: 1 }) });
    const [ours, theirs] = [(await (await openToy({ plan })).runTraced()).statistics!, (await native.runTraced()).statistics!];
    expect(theirs.map(({ layer }) => layer)).toEqual(ours.map(({ layer }) => layer));
    theirs.forEach((each, i) => {
      expect(each.gradientNorm).toBeCloseTo(ours[i].gradientNorm, 4);
      expect(Object.keys(each.activation!)).toEqual(Object.keys(ours[i].activation!));
      for (const [name, value] of Object.entries(each.activation!)) expect(value).toBeCloseTo(ours[i].activation![name as 'mean']!, 4);
      for (const [name, norm] of Object.entries(each.parameters ?? {})) expect(norm).toBeCloseTo(ours[i].parameters![name as 'weightNorm'], 4);
    });
    await native.close();
  });
});

describe('generated code and the interpreter give the same bit for bit', () => {
  const both = (given: Partial<TrainerOptions>) => Promise.all([openToy(given), openToy({ ...given, open: async (plan) => new CompiledExecutor(plan) })]);

  it.each(optimizerNames)('with %s, dropout and a smaller last batch', async (optimizer) => {
    const settings = { ...toySettings, optimizer, learningRate: optimizers[optimizer].learningRate, epochs: 2 };
    const [interpreted, compiled] = await both({ settings });
    expect(await lossesOf(compiled)).toEqual(await lossesOf(interpreted));
    expect(compiled.checkpoint()).toEqual(interpreted.checkpoint());
  });

  it.each(Object.entries(networks))('for %s', async (_name, kinds) => {
    const [interpreted, compiled] = await both({ plan: chain(kinds), settings: { ...toySettings, epochs: 2 } });
    expect(await compiled.runTraced()).toEqual(await interpreted.runTraced());
    expect(await lossesOf(compiled)).toEqual(await lossesOf(interpreted));
    expect(compiled.checkpoint()).toEqual(interpreted.checkpoint());
  });

  it('when a run goes on from a checkpoint of the other', async () => {
    const [interpreted, compiled] = await both({});
    await interpreted.run(11);
    const second = await openToy({ checkpoint: interpreted.checkpoint(), open: async (plan) => new CompiledExecutor(plan) });
    await compiled.run(11);
    expect(await lossesOf(second)).toEqual(await lossesOf(compiled));
  });
});

describe('what generated code carries', () => {
  it('can be set back, written to and checked', async () => {
    let executor: CompiledExecutor | undefined;
    const trainer = await openToy({ open: async (plan) => (executor = new CompiledExecutor(plan)) });
    const before = trainer.parameters();
    const setBack = executor!.markCarried();
    await trainer.run();
    expect(trainer.parameters()).not.toEqual(before);
    setBack();
    expect(trainer.parameters()).toEqual(before);
    expect(executor!.isCarriedFinite()).toBe(true);
    executor!.writeCarried({ 'scores.bias': { ...before['scores.bias'], data: Float32Array.of(1, NaN, 3) } });
    expect(Array.from(trainer.parameters()['scores.bias'].data)).toEqual([1, NaN, 3]);
    expect(executor!.isCarriedFinite()).toBe(false);
  });
});
