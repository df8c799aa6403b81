/** What is said of a step that failed, against numbers computed here by hand. */
import { epochOrder } from '@core/training/course/batches';
import { CompiledExecutor } from '@core/training/compiled-executor';
import type { OpenExecutor } from '@core/training/executor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { NumericFailure } from '@core/training/numeric-failure';
import type { Trainer } from '@core/training/trainer';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../../electron/runtime/training-session';
import { lossesOf, openToy, ticking, toySettings, toySplit } from '../toy';

const executors: readonly (readonly [string, OpenExecutor])[] = [
  ['the interpreter', async (plan) => new InterpreterExecutor(plan)],
  ['generated code', async (plan) => new CompiledExecutor(plan)],
  ['onnxruntime', (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 })],
];
const split = toySplit(60);
const settings = { ...toySettings, optimizer: 'sgd' as const, learningRate: 1e30 };

async function failureOf(trainer: Trainer): Promise<NumericFailure> {
  const error: unknown = await lossesOf(trainer).catch((reason: unknown) => reason);
  await trainer.close();
  if (!(error instanceof NumericFailure)) throw new Error(`Expected a numeric failure, got ${String(error)}.`);
  return error;
}

/** Standardized features of the examples of a step in the first epoch. */
const batchOf = (step: number): number[][] =>
  Array.from(epochOrder(settings.seed, 0, 60).slice(8 * (step - 1), 8 * step), (example) => Array.from(split.features.slice(4 * example, 4 * example + 4), (value) => (value - 80) / 80));

describe.each(executors)('on %s', (_name, open) => {
  it.each([1, 1000])('names the op with its operands, and the sizes of this step and the one before (a clock of %i ms)', async (milliseconds) => {
    const trainer = await openToy({ open, settings, now: ticking(milliseconds) });
    const first = trainer.parameters();
    const failure = await failureOf(trainer);
    const { culprit, trail } = failure.examine();
    expect(culprit).toMatchObject(failure.place!);
    expect(culprit!.inputs.every(({ infinite, notANumber }) => infinite + notANumber === 0)).toBe(true);
    const [made] = culprit!.outputs;
    expect(made).toMatchObject({ from: { layer: 'scores', op: 'Gemm' }, shape: [8, 3] });
    expect(made!.infinite + made!.notANumber).toBeGreaterThan(0);
    expect(made!.firstBad).toHaveLength(2);

    // Weights [6, 4], as PyTorch keeps them.
    const { data: weight } = first['hidden.weight'];
    const sums = batchOf(1).flatMap((x) => Array.from({ length: 6 }, (_, unit) => Math.abs(x.reduce((sum, each, i) => sum + each * Number(weight[4 * unit + i]), 0))));
    const hidden = trail.find(({ layer, phase }) => layer === 'hidden' && phase === 'forward')!;
    expect(hidden.before! / Math.max(...sums)).toBeCloseTo(1, 5);
    expect(hidden.bad).toBe(0);
    expect(hidden.now).toBeGreaterThan(1e25);
    const flat = trail.find(({ layer, phase }) => layer === 'input' && phase === 'forward')!;
    expect(flat.now).toBeGreaterThanOrEqual(Math.max(...batchOf(2).flat().map(Math.abs)) * 0.999);
    const scores = trail.find(({ layer, phase }) => layer === 'scores' && phase === 'forward')!;
    expect(scores.bad).toBeGreaterThan(0);
    // Nothing that is computed earlier is out of order.
    for (const point of trail.slice(0, trail.indexOf(scores))) expect(point.bad).toBe(0);
  });
});

it('knows no step before the first one', async () => {
  const trainer = await openToy({ settings: { ...settings, learningRate: 3e38, penalty: 'l2', penaltyStrength: 1000 } });
  const failure = await failureOf(trainer);
  expect(failure.step).toBe(1);
  const { culprit, trail } = failure.examine();
  expect(culprit).toMatchObject({ phase: 'update' });
  expect(trail.every(({ before }) => before === undefined)).toBe(true);
  expect(trail.map(({ phase }) => phase)).toEqual(trail.map(({ phase }) => phase).toSorted((a, b) => ['forward', 'backward', 'update'].indexOf(a) - ['forward', 'backward', 'update'].indexOf(b)));
});

it('counts what is not finite and says where the first of it is', async () => {
  const trainer = await openToy({ settings });
  const { culprit } = (await failureOf(trainer)).examine();
  const parameter = culprit!.inputs.find(({ from }) => 'input' in from && from.input === 'scores.weight')!;
  expect(parameter.shape).toEqual([3, 6]);
  expect(Math.max(-parameter.least!, parameter.most!)).toBeGreaterThan(1e25);
  expect(parameter.firstBad).toBeUndefined();
});
