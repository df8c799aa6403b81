import type { StepBatches } from '@core/training/executor';
import { scheduleNames, schedules, type ScheduleName } from '@core/training/schedules';
import { atFullRate, type ScheduleDefinition } from '@core/training/schedules/definition';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import type { TrainingSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import { lossesOf, openToy, toySettings } from '../toy';

const moments = Array.from({ length: 101 }, (_, i) => i / 100);

describe('the registry of schedules', () => {
  it.each(Object.entries<ScheduleDefinition>(schedules))('%s is complete and stays above 0 and at most 1', (name, { title, factor, ...rest }) => {
    expect(rest.name).toBe(name);
    for (const text of [title.en, title.zh]) expect(text).not.toBe('');
    for (const share of moments.map((done) => factor(done, atFullRate))) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect(Math.max(...moments.map((done) => factor(done, atFullRate)))).toBe(1);
  });

  it.each<[ScheduleName, readonly (readonly [done: number, factor: number])[]]>([
    ['constant', [[0, 1], [0.5, 1], [1, 1]]],
    ['step', [[0, 1], [0.49, 1], [0.5, 0.1], [0.74, 0.1], [0.75, 0.01], [1, 0.01]]],
    ['exponential', [[0, 1], [0.5, 0.1], [1, 0.01]]],
    ['cosine', [[0, 1], [0.5, 0.5005], [1, 0.001]]],
    ['warmUp', [[0, 0.1], [0.025, 0.55], [0.05, 1], [1, 1]]],
    ['oneCycle', [[0, 0.04], [0.15, 0.52], [0.3, 1], [0.65, 0.500002], [1, 0.000004]]],
  ])('%s has the values of its formula', (name, points) => {
    for (const [done, factor] of points) expect(schedules[name].factor(done, atFullRate)).toBeCloseTo(factor, 12);
  });
});

/** The learning rates that the executor is given in each step, to one step past the end. */
async function ratesOf(settings: TrainingSettings): Promise<number[]> {
  const rates: number[] = [];
  const trainer = await openToy({
    settings,
    open: async (plan) => {
      const executor = new InterpreterExecutor(plan);
      const { runSteps } = InterpreterExecutor.prototype;
      return Object.assign(executor, {
        runSteps: (batches: StepBatches) => {
          rates.push(...Array.from(batches.perStep.learningRate));
          return runSteps.call(executor, batches);
        },
      });
    },
  });
  const told: unknown[] = [];
  while (!trainer.isFinished) told.push(...(await trainer.run()).points.map(({ learningRate }) => learningRate));
  // What the curve says is what the step was computed with.
  expect(told).toEqual(rates);
  await trainer.run(1);
  return rates;
}

describe('training with a schedule', () => {
  it.each(scheduleNames)('gives each step its share of the learning rate with %s', async (schedule) => {
    const rates = await ratesOf({ ...toySettings, schedule, epochs: 2 });
    // 60 examples in batches of 8: eight steps per epoch, the last one smaller.
    const done = [0, 1].flatMap((epoch) => Array.from({ length: 8 }, (_, i) => (epoch + (i * 8) / 60) / 2));
    expect(rates).toEqual([...done, 1].map((each) => toySettings.learningRate * schedules[schedule].factor(each, atFullRate)));
  });

  it('goes on from a checkpoint as if it had never stopped', async () => {
    const settings: TrainingSettings = { ...toySettings, schedule: 'oneCycle' };
    const whole = await openToy({ settings });
    const first = await openToy({ settings });
    await first.run(5);
    await whole.run(5);
    const second = await openToy({ settings, checkpoint: first.checkpoint() });
    expect(await lossesOf(second)).toEqual(await lossesOf(whole));
  });
});
