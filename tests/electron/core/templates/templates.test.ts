import { checkNetwork } from '@core/network/check';
import { buildInference } from '@core/network/build';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { interpret } from '@core/interpret/interpret';
import { templates } from '@core/templates';
import { templateGroups, type Template } from '@core/templates/definition';
import { Random } from '@core/tensor/random';
import { elementCount } from '@core/tensor/tensor';
import { CompiledExecutor } from '@core/training/compiled-executor';
import { imagesOf } from '@core/training/examples';
import type { OpenExecutor } from '@core/training/executor';
import { initializeParameters } from '@core/training/initialize';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { defaultSettings } from '@core/training/settings';
import { Trainer } from '@core/training/trainer';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';

const node = { width: 168, height: 110 };
/** Opened templates are shown as a whole; at two fifths of its size a card can still be told from others by its color and name. */
const canvas = { width: 900 / 0.4, height: 560 / 0.4 };

/** Those whose examples are part of the app. */
const shipped = templates.filter(({ network }) => network.dataset !== 'cifar10');

/** A few random examples of the dataset of a template. */
function examplesFor({ network }: Template, count: number) {
  const { exampleShape, ...facts } = surroundingsOf(network);
  const random = new Random(3);
  const length = count * elementCount(exampleShape);
  const features = facts.features === 'uint8' ? Uint8Array.from({ length }, () => random.integer(256)) : Float32Array.from({ length }, () => random.normal());
  if ('classCount' in facts) return { count, features, labels: Uint8Array.from({ length: count }, (_, i) => i % facts.classCount) };
  return { count, features, targets: Float32Array.from({ length: count * facts.targetCount }, () => random.normal()) };
}

describe('a step of each template', () => {
  const executors: readonly OpenExecutor[] = [
    async (plan) => new InterpreterExecutor(plan),
    async (plan) => new CompiledExecutor(plan),
    (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 }),
  ];

  // The photographs take many seconds in plain TypeScript; their layers are those of the others.
  it.each(shipped)('$name is the same in all three executors', async (template) => {
    const plan = planNetwork(template.network, surroundingsOf(template.network));
    const settings = { ...defaultSettings, ...template.settings, batchSize: 2 };
    const losses: number[] = [];
    for (const open of executors) {
      const trainer = await Trainer.open({ plan, settings, split: examplesFor(template, 2), open, now: () => 0 });
      losses.push((await trainer.run(1)).points[0].loss);
      await trainer.close();
    }
    expect(losses[1]).toBe(losses[0]);
    expect(Math.abs(losses[2] - losses[0])).toBeLessThan(1e-4 * losses[0]);
  }, 30_000);

  it.each(templates)('$name answers for every output', (template) => {
    const plan = planNetwork(template.network, surroundingsOf(template.network));
    const image = imagesOf(examplesFor(template, 2), plan.surroundings.exampleShape, 0, 2);
    const { outputs } = interpret(buildInference(plan, initializeParameters(plan, 1), 2), { image });
    for (const { data } of Object.values(outputs)) expect(Array.from(data).every(Number.isFinite)).toBe(true);
  });
});

describe('the templates', () => {
  it('have different names', () => {
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
  });

  it('stand shelf by shelf', () => {
    const groups = templates.map(({ group }) => templateGroups.indexOf(group));
    expect(groups).toEqual(groups.toSorted((a, b) => a - b));
    expect(new Set(groups).size).toBe(templateGroups.length);
  });

  it.each(templates)('$name checks clean', ({ network }) => {
    const check = checkNetwork(network, surroundingsOf(network));
    expect(check.problems).toEqual([]);
    expect(check.ready).toBe(true);
    expect(check.order).toHaveLength(network.layers.length);
  });

  it.each(shipped)('$name says what it reaches', ({ expected }) => {
    const share = expected && ('accuracy' in expected ? expected.accuracy : expected.rSquared);
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThanOrEqual(1);
  });

  it.each(templates)('$name has texts in both languages', ({ title, summary, teaches }) => {
    for (const text of [title, summary, teaches].flatMap(({ en, zh }) => [en, zh])) expect(text).not.toBe('');
  });

  it.each(templates)('$name fits on the canvas without overlap', ({ network: { layers } }) => {
    for (const { position } of layers) {
      expect(position.x + node.width).toBeLessThanOrEqual(canvas.width);
      expect(position.y + node.height).toBeLessThanOrEqual(canvas.height);
    }
    const touching = layers.flatMap((a, i) =>
      layers.slice(i + 1).filter((b) => Math.abs(a.position.x - b.position.x) < node.width && Math.abs(a.position.y - b.position.y) < node.height),
    );
    expect(touching).toEqual([]);
  });

  it.each([
    ['mnist-linear', 7850],
    ['mnist-mlp', 101770],
    ['mnist-cnn', 50186],
    ['spiral-mlp', 603],
    ['wave-mlp', 321],
    ['cifar-cnn', 1117866],
    // As published: https://doi.org/10.1109/5.726791 counts fewer, because its second convolution sees only some maps.
    ['lenet-5', 61706],
    ['mlp-512', 407050],
  ])('%s has %i weights', (name, count) => {
    const { network } = templates.find((each) => each.name === name)!;
    expect(checkNetwork(network, surroundingsOf(network)).parameterCount).toBe(count);
  });
});
