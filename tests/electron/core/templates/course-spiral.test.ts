/** The spiral templates on the very points of the course notes end where the notes do: 49 % without a hidden layer, 98 % with one. */
import { readFileSync } from 'node:fs';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { spiralLinear } from '@core/templates/spiral-linear';
import { spiralMlp } from '@core/templates/spiral-mlp';
import type { Template } from '@core/templates/definition';
import { CompiledExecutor } from '@core/training/compiled-executor';
import { evaluate, interpretInference } from '@core/training/evaluate';
import type { OpenExecutor } from '@core/training/executor';
import { defaultSettings } from '@core/training/settings';
import { Trainer } from '@core/training/trainer';
import { expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';

interface Ended {
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
}

const notes: { points: number[][]; labels: number[]; linear: Ended; hidden: Ended } = JSON.parse(
  readFileSync(new URL('../../../fixtures/course-spiral/spiral.json', import.meta.url), 'utf8'),
);
const split = { count: notes.labels.length, features: Float32Array.from(notes.points.flat()), labels: Uint8Array.from(notes.labels) };

async function train({ network, settings }: Template, open: OpenExecutor) {
  const plan = planNetwork(network, surroundingsOf(network));
  const trainer = await Trainer.open({ plan, settings: { ...defaultSettings, ...settings }, split, open, now: () => 0 });
  while (!trainer.isFinished) await trainer.run();
  const ended = await evaluate(plan, split, interpretInference(plan, trainer.parameters()));
  await trainer.close();
  return ended;
}

it('straight borders: the same loss and the same points right', async () => {
  expect(spiralLinear.settings!.epochs).toBe(notes.linear.steps);
  const ended = await train(spiralLinear, async (made) => new CompiledExecutor(made));
  expect(ended.loss).toBeCloseTo(notes.linear.loss, 3);
  expect('accuracy' in ended && ended.accuracy).toBeCloseTo(0.49, 2);
  expect('accuracy' in ended && Math.round(300 * (ended.accuracy - notes.linear.accuracy))).toBe(0);
});

it('a hidden layer: within 2 % of the loss, from other random weights', async () => {
  expect(spiralMlp.settings!.epochs).toBe(notes.hidden.steps);
  const ended = await train(spiralMlp, (made) => TrainingSession.open({ ...made, version: '1' }));
  expect(Math.abs(ended.loss / notes.hidden.loss - 1)).toBeLessThan(0.02);
  expect('accuracy' in ended && Math.abs(ended.accuracy - notes.hidden.accuracy)).toBeLessThan(0.011);
}, 120_000);
