/** Gradient accumulation, clipping, penalties, validations that decide, and going on exactly where a run stopped. */
import { weightPenalty } from '@core/layers/shared/regularization';
import { planNetwork } from '@core/network/plan';
import type { Tensors } from '@core/network/build';
import { decodeCheckpoint, encodeCheckpoint } from '@core/training/checkpoint';
import { CompiledExecutor } from '@core/training/compiled-executor';
import type { OpenExecutor, StepBatches } from '@core/training/executor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import type { TrainingSettings } from '@core/training/settings';
import type { Trainer } from '@core/training/trainer';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { openToy, surroundings, ticking, toyNetwork, toyPlan, toySettings } from './toy';

const executors: readonly (readonly [string, OpenExecutor])[] = [
  ['the interpreter', async (plan) => new InterpreterExecutor(plan)],
  ['generated code', async (plan) => new CompiledExecutor(plan)],
  ['onnxruntime', (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 })],
];

/** Without dropout, whose masks depend on the batch. */
const calm = planNetwork({ ...toyNetwork, layers: toyNetwork.layers.map((layer) => (layer.id === 'drop' ? { ...layer, fields: { rate: 0 } } : layer)) }, surroundings);

const expectClose = (actual: Tensors, expected: Tensors, tolerance: number): void => {
  for (const [name, { data }] of Object.entries(expected)) data.forEach((value, i) => expect(Math.abs(actual[name].data[i] - value), name).toBeLessThan(tolerance));
};

async function pointsOf(trainer: Trainer) {
  const points = [];
  while (!trainer.isFinished) points.push(...(await trainer.run()).points);
  return points;
}

describe.each(executors)('gradient accumulation on %s', (_name, open) => {
  it.each(['sgd', 'adam'] as const)('makes the steps of one large batch with %s, whatever is left at the end of an epoch', async (optimizer) => {
    const settings: TrainingSettings = { ...toySettings, optimizer, schedule: 'cosine', epochs: 3, penalty: 'l2', penaltyStrength: 0.01 };
    const small = await openToy({ plan: calm, open, settings: { ...settings, batchSize: 8, accumulation: 3 } });
    const large = await openToy({ plan: calm, open, settings: { ...settings, batchSize: 24 } });
    const [actual, expected] = [await pointsOf(small), await pointsOf(large)];
    expect(actual.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(small.position).toMatchObject({ step: 9, batches: 24, stepsPerEpoch: 3, totalSteps: 9 });
    actual.forEach(({ loss, penalty, correct }, i) => {
      expect(loss).toBeCloseTo(expected[i].loss, 5);
      expect(penalty).toBeCloseTo(expected[i].penalty!, 5);
      expect(correct).toBe(expected[i].correct);
    });
    expectClose(small.parameters(), large.parameters(), 1e-4);
    await Promise.all([small.close(), large.close()]);
  });
});

describe.each(executors)('going on from a checkpoint on %s', (_name, open) => {
  const settings: TrainingSettings = { ...toySettings, epochs: 3, accumulation: 3, schedule: 'oneCycle', clipping: 'norm', clippingLimit: 0.5, penalty: 'elastic' };

  it.each([1, 2, 5, 7, 8, 10, 17])('after %i batches is as if training had never stopped', async (stopAfter) => {
    // A clock that stands still runs many batches at once, one that jumps runs them one by one.
    const whole = await openToy({ open, settings, now: ticking(1000) });
    const expected = await pointsOf(whole);
    const first = await openToy({ open, settings, now: ticking(1000) });
    const before = [];
    while (first.position.batches < stopAfter) before.push(...(await first.run()).points);
    const checkpoint = decodeCheckpoint(encodeCheckpoint(first.checkpoint()));
    const second = await openToy({ open, settings, checkpoint, now: ticking(1000) });
    expect(second.position).toEqual(first.position);
    expect([...before, ...(await pointsOf(second))]).toEqual(expected);
    expect(second.checkpoint()).toEqual(whole.checkpoint());
    await Promise.all([whole, first, second].map((each) => each.close()));
  });
});

describe('gathered gradients', () => {
  it('are dropped when the network was changed in between', async () => {
    const settings = { ...toySettings, accumulation: 3 };
    const first = await openToy({ settings });
    await first.run(1);
    const { state, ...rest } = first.checkpoint();
    expect(rest.progress.gathering.batches).toBeGreaterThan(0);
    const others = Object.fromEntries(Object.entries(state).filter(([name]) => name !== 'scores.bias:gathered'));
    const second = await openToy({ settings, checkpoint: { ...rest, state: others } });
    expect(second.position.gathering.batches).toBe(0);
    for (const [name, { data }] of Object.entries(second.checkpoint().state)) if (name.endsWith(':gathered')) expect(Math.max(...data.map(Math.abs))).toBe(0);
  });
});

/** What plain SGD with a learning rate of 1 takes away: the gradient as the optimizer sees it. */
async function gradientOf(settings: Partial<TrainingSettings>): Promise<readonly number[]> {
  const trainer = await openToy({ plan: calm, settings: { ...toySettings, optimizer: 'sgd', learningRate: 1, ...settings } });
  const before = trainer.parameters();
  await trainer.run(1);
  const after = trainer.parameters();
  return Object.entries(before).flatMap(([name, { data }]) => Array.from(data, (value, i) => value - after[name].data[i]));
}

describe('clipping', () => {
  it('by value keeps each element within the limit, and the others as they are', async () => {
    const [free, clipped] = [await gradientOf({}), await gradientOf({ clipping: 'value', clippingLimit: 0.05 })];
    expect(Math.max(...free.map(Math.abs))).toBeGreaterThan(0.1);
    clipped.forEach((each, i) => expect(each).toBeCloseTo(Math.min(0.05, Math.max(-0.05, free[i])), 5));
  });

  it('by norm shortens the whole gradient to the limit, and keeps its direction', async () => {
    const [free, clipped] = [await gradientOf({}), await gradientOf({ clipping: 'norm', clippingLimit: 0.1 })];
    const norm = Math.hypot(...free);
    expect(norm).toBeGreaterThan(0.2);
    clipped.forEach((each, i) => expect(each).toBeCloseTo((0.1 * free[i]) / norm, 5));
    const within = await gradientOf({ clipping: 'norm', clippingLimit: 2 * norm });
    expect(within).toEqual(free);
  });
});

describe('the penalty', () => {
  const l1 = planNetwork({ ...toyNetwork, layers: toyNetwork.layers.map((layer) => (layer.id === 'hidden' ? { ...layer, fields: { ...layer.fields, penalty: 'l1', penaltyStrength: 0.3 } } : layer)) }, surroundings);

  it('is a term of its own: of a layer, of the whole network, and never of biases', async () => {
    const settings: TrainingSettings = { ...toySettings, penalty: 'l2', penaltyStrength: 0.01 };
    const trainer = await openToy({ plan: l1, settings, now: ticking(1000) });
    const { 'hidden.weight': hidden, 'scores.weight': scores } = trainer.parameters();
    const sum = (data: ArrayLike<number>, of: (w: number) => number) => Array.from(data).reduce((total, w) => total + of(w), 0);
    const squares = (data: ArrayLike<number>) => sum(data, (w) => w * w);
    const [point] = (await trainer.run(1)).points;
    expect(point.penalty).toBeCloseTo(0.3 * sum(hidden.data, Math.abs) + 0.01 * (squares(hidden.data) + squares(scores.data)), 5);
    const free = await openToy({ now: ticking(1000) });
    expect((await free.run(1)).points).toEqual([{ step: 1, loss: point.loss, correct: point.correct, learningRate: toySettings.learningRate }]);
  });

  it('is differentiated: 2 λ w for L2, λ sign(w) for L1, half of each for elastic', async () => {
    const free = await gradientOf({});
    const weights = Object.entries((await openToy({ plan: calm })).parameters()).flatMap(([name, { data }]) => Array.from(data, (w) => (name.endsWith('.weight') ? w : 0)));
    const slopes = { l1: Math.sign, l2: (w: number) => 2 * w, elastic: (w: number) => 0.5 * Math.sign(w) + w };
    for (const [penalty, slope] of Object.entries(slopes)) {
      const charged = await gradientOf({ penalty: penalty as 'l1', penaltyStrength: 0.1 });
      charged.forEach((each, i) => expect(each - free[i]).toBeCloseTo(0.1 * slope(weights[i]), 4));
    }
  });

  it('of a layer follows its fields', () => {
    expect(weightPenalty({ penalty: 'none', penaltyStrength: 1 })).toEqual({ l1: 0, l2: 0 });
    expect(weightPenalty({ penalty: 'elastic', penaltyStrength: 0.5 })).toEqual({ l1: 0.25, l2: 0.25 });
    expect(l1.parameters.find(({ name }) => name === 'hidden.bias')?.penalty).toBeUndefined();
  });
});

describe('validations', () => {
  async function epochs(trainer: Trainer, losses: readonly number[]): Promise<void> {
    for (const loss of losses) {
      while (!(await trainer.run()).endedEpoch);
      trainer.decideBy(loss);
    }
  }

  it('end the run when none was better for long enough, and bring the best parameters back', async () => {
    const trainer = await openToy({ settings: { ...toySettings, epochs: 20, patience: 2 } });
    await epochs(trainer, [3, 2]);
    const best = trainer.parameters();
    await epochs(trainer, [2.5]);
    expect(trainer.isFinished).toBe(false);
    expect(trainer.parameters()).not.toEqual(best);
    const resumed = await openToy({ settings: { ...toySettings, epochs: 20, patience: 2 }, checkpoint: decodeCheckpoint(encodeCheckpoint(trainer.checkpoint())) });
    await epochs(resumed, [2]);
    expect(resumed.isFinished).toBe(true);
    expect(resumed.bestStep).toBe(16);
    expect(resumed.parameters()).toEqual(best);
  });

  it('lower the learning rate on a plateau, also after a checkpoint', async () => {
    const rates: number[] = [];
    const open: OpenExecutor = async (plan) => {
      const executor = new InterpreterExecutor(plan);
      const runSteps = (batches: StepBatches) => (rates.push(batches.perStep.learningRate[0]), InterpreterExecutor.prototype.runSteps.call(executor, batches));
      return Object.assign(executor, { runSteps });
    };
    const settings: TrainingSettings = { ...toySettings, schedule: 'reduceOnPlateau', epochs: 20 };
    const first = await openToy({ open, settings });
    await epochs(first, [3, 2, 2, 2]);
    expect(first.learningRate).toBeCloseTo(0.002, 12);
    const second = await openToy({ open, settings, checkpoint: decodeCheckpoint(encodeCheckpoint(first.checkpoint())) });
    await epochs(second, [1, 1, 1]);
    expect(second.learningRate).toBeCloseTo(0.0002, 12);
    expect([...new Set(rates.map((rate) => rate.toPrecision(6)))]).toEqual(['0.0200000', '0.00200000']);
  });
});

describe('an edit', () => {
  it('leaves the other parameters on the path they were on, bias correction included', async () => {
    const settings = { ...toySettings, optimizer: 'adam' as const };
    const first = await openToy({ settings, now: ticking(1000) });
    for (let i = 0; i < 5; i++) await first.run(1);
    const checkpoint = first.checkpoint();
    const { 'scores.bias': _bias, ...parameters } = checkpoint.parameters;
    const second = await openToy({ settings, checkpoint: { ...checkpoint, parameters }, now: ticking(1000) });
    expect(second.renewedLayers).toEqual(['scores']);
    expect(second.checkpoint().ages).toEqual({ 'hidden.weight': 5, 'hidden.bias': 5, 'scores.weight': 5, 'scores.bias': 0 });
    const before = second.parameters();
    await second.run(1);
    // The first step of Adam has the size of the learning rate, whatever the gradient.
    second.parameters()['scores.bias'].data.forEach((value, i) => expect(Math.abs(value - before['scores.bias'].data[i])).toBeCloseTo(0.02, 5));
    expect(second.checkpoint().ages).toMatchObject({ 'scores.weight': 6, 'scores.bias': 1 });
  });

  it('renews nothing when nothing changed', async () => {
    const first = await openToy();
    await first.run(1);
    expect((await openToy({ checkpoint: first.checkpoint() })).renewedLayers).toEqual([]);
    expect(first.renewedLayers).toEqual([]);
    expect(toyPlan.parameters).toHaveLength(4);
  });
});
