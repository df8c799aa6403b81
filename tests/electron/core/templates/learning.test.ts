/** What the small templates promise: with their own settings they learn their dataset. */
import { datasetOf } from '@core/datasets';
import type { Split } from '@core/datasets/definition';
import type { Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { removeLayers, setField } from '@core/network/edit';
import { templates } from '@core/templates';
import type { Template } from '@core/templates/definition';
import { evaluate, interpretInference } from '@core/training/evaluate';
import { defaultSettings } from '@core/training/settings';
import { Trainer } from '@core/training/trainer';
import { expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';

const named = (name: string): Template => templates.find((each) => each.name === name)!;

async function learn({ network, settings }: Pick<Template, 'network' | 'settings'>) {
  const splits = datasetOf(network).read([]);
  const [train, test]: Split[] = [splits.train, splits.test];
  const plan = planNetwork(network, surroundingsOf(network));
  const trainer = await Trainer.open({ plan, settings: { ...defaultSettings, ...settings }, split: train, open: (made) => TrainingSession.open({ ...made, version: '1' }), now: () => 0 });
  const first = await trainer.run(1);
  while (!trainer.isFinished) await trainer.run();
  return { first, evaluate: () => evaluate(plan, test, interpretInference(plan, trainer.parameters())) };
}

it('spiral-mlp parts the arms', async () => {
  const { first, evaluate } = await learn(named('spiral-mlp'));
  expect(first.points[0].correct).toBeDefined();
  const found = await evaluate();
  expect(found).toMatchObject({ examples: 300 });
  expect('accuracy' in found && found.accuracy).toBeGreaterThan(0.97);
  expect(found).not.toHaveProperty('topFive');
}, 120_000);

it('wave-mlp finds the wave below the noise', async () => {
  const { first, evaluate } = await learn(named('wave-mlp'));
  expect(first.points[0].correct).toBeUndefined();
  const found = await evaluate();
  expect('rSquared' in found && found.rSquared).toBeGreaterThan(0.95);
  // The best that can be is the mean size of the noise, 0.1 √(2/π).
  expect('meanAbsoluteError' in found && found.meanAbsoluteError).toBeLessThan(0.11);
}, 120_000);

it('circles-features draws a circle without a hidden layer, and nothing like it without its features', async () => {
  const { network, settings } = named('circles-features');
  const accuracyOf = async (changed: Network) => {
    const found = await (await learn({ network: changed, settings })).evaluate();
    return 'accuracy' in found ? found.accuracy : NaN;
  };
  expect(await accuracyOf(network)).toBe(1);
  expect(await accuracyOf(removeLayers(network, ['features']))).toBeLessThan(0.7);
}, 120_000);

it('a saddle is a weighted sum of x² and y²: regression without a hidden layer', async () => {
  const { network, settings } = named('circles-features');
  const one = setField(network, 'scores', 'units', 1);
  const saddle: Network = {
    ...one,
    dataset: 'surface',
    datasetFields: { form: 'saddle', noise: 0.01 },
    layers: one.layers.map((layer) => (layer.id === 'softmax' ? { ...layer, kind: 'squaredError', fields: { ...layer.fields, target: 'label' } } : layer)),
  };
  const { evaluate } = await learn({ network: saddle, settings });
  const found = await evaluate();
  expect('rSquared' in found && found.rSquared).toBeGreaterThan(0.99);
}, 120_000);
