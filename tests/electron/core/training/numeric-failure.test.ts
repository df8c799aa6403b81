/** The first value that is not finite: found on both executors, named, and never learned from. */
import { layers as registry } from '@core/layers';
import { planNetwork, type NetworkPlan } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { trainingTensors } from '@core/training/examples';
import { CompiledExecutor } from '@core/training/compiled-executor';
import type { OpenExecutor } from '@core/training/executor';
import { initializeParameters, initializeState } from '@core/training/initialize';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { NumericFailure } from '@core/training/numeric-failure';
import { buildTrainingStep, placesOf } from '@core/training/step';
import type { Trainer } from '@core/training/trainer';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { lossesOf, openToy, ticking, toyPlan, toySettings } from './toy';

const executors: readonly (readonly [string, OpenExecutor])[] = [
  ['the interpreter', async (plan) => new InterpreterExecutor(plan)],
  ['generated code', async (plan) => new CompiledExecutor(plan)],
  ['onnxruntime', (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 })],
];

async function failureOf(trainer: Trainer): Promise<NumericFailure> {
  const error: unknown = await lossesOf(trainer).catch((reason: unknown) => reason);
  await trainer.close();
  if (!(error instanceof NumericFailure)) throw new Error(`Expected a numeric failure, got ${String(error)}.`);
  return error;
}

/** The toy network whose ReLU computes something else. */
const withRelu = (build: (typeof toyPlan.layers)[number]['definition']['build']): NetworkPlan => ({
  ...toyPlan,
  layers: toyPlan.layers.map((layer) => (layer.id === 'relu' ? { ...layer, definition: { ...registry.relu, build } } : layer)),
});

describe.each(executors)('on %s', (_name, open) => {
  it.each([1, 1000])('weights that grow without bound stop at the layer that overflows (a clock of %i ms)', async (milliseconds) => {
    const trainer = await openToy({ open, settings: { ...toySettings, optimizer: 'sgd', learningRate: 1e30 }, now: ticking(milliseconds) });
    const failure = await failureOf(trainer);
    expect(failure.step).toBe(2);
    expect(failure.place).toEqual({ layer: 'scores', op: 'Gemm', phase: 'forward' });
    expect(failure.message).toBe('A number is no longer finite in step 2, first in the op Gemm of the layer "scores" (forward). Go back and choose a smaller learning rate.');
    expect(trainer.position.step).toBe(1);
    for (const { data } of Object.values(trainer.parameters())) expect(data.every(Number.isFinite)).toBe(true);
    expect(trainer.checkpoint().curve.training).toHaveLength(1);
  });

  it('an exponential that overflows is found in the forward pass of its layer', async () => {
    const plan = withRelu(({ build, inputs: [x] }) => build.exp(build.mul(build.abs(x), 1e4)));
    expect(await failureOf(await openToy({ open, plan }))).toMatchObject({ step: 1, place: { layer: 'relu', op: 'Exp', phase: 'forward' } });
  });

  it('a gradient that is infinite although the value is not is found in the backward pass', async () => {
    // The square root of 0 is 0, its slope there is not finite.
    const plan = withRelu(({ build, inputs: [x] }) => build.sqrt(build.mul(build.relu(x), 0)));
    const trainer = await openToy({ open, plan });
    const before = trainer.parameters();
    const failure = await failureOf(trainer);
    expect(failure).toMatchObject({ step: 1, place: { layer: 'relu', phase: 'backward' } });
    expect(trainer.parameters()).toEqual(before);
  });

  it('an update that leaves the range of numbers is found in the update', async () => {
    const trainer = await openToy({ open, settings: { ...toySettings, optimizer: 'sgd', learningRate: 3e38, penalty: 'l2', penaltyStrength: 1000 } });
    expect(await failureOf(trainer)).toMatchObject({ step: 1, place: { phase: 'update' } });
  });

  it('clipping does not hide it', async () => {
    const plan = withRelu(({ build, inputs: [x] }) => build.sqrt(build.mul(build.relu(x), 0)));
    for (const clipping of ['value', 'norm'] as const) {
      expect(await failureOf(await openToy({ open, plan, settings: { ...toySettings, clipping } }))).toMatchObject({ step: 1, place: { phase: 'backward' } });
    }
  });

  it('the parameters before it are those of a run that stopped there', async () => {
    const settings = { ...toySettings, optimizer: 'momentum' as const, learningRate: 40, epochs: 40 };
    const trainer = await openToy({ open, settings });
    const failure = await failureOf(trainer);
    expect(failure.step).toBeGreaterThan(2);
    const again = await openToy({ open, settings, now: ticking(1000) });
    while (again.position.step < failure.step - 1) await again.run(1);
    expect(trainer.parameters()).toEqual(again.parameters());
    await again.close();
  });
});

describe('a healthy step', () => {
  const all = templates.map(({ name, network }) => ({ name, plan: planNetwork(network, surroundingsOf(network)) }));
  const plans = all.filter(({ plan }) => 'classCount' in plan.surroundings && plan.flop < 5e5);

  it.each(plans)('of $name has only finite values, and probing does not change it', async ({ plan }) => {
    const settings = { ...toySettings, batchSize: 2 };
    const { exampleShape } = plan.surroundings;
    const features = Uint8Array.from({ length: 4 * exampleShape.reduce((a, b) => a * b, 1) }, (_, i) => (i * 37) % 256);
    const carried = { ...initializeParameters(plan, 1), ...initializeState(plan, settings) };
    const stepGraph: Parameters<OpenExecutor>[0]['stepGraph'] = (batchSize, kind) => buildTrainingStep(plan, settings, batchSize, { kind });
    const executor = new InterpreterExecutor({ stepGraph, datasets: trainingTensors(plan, { count: 4, features, labels: Uint8Array.of(0, 1, 2, 3) }), carried });
    const batch = { indices: Int32Array.of(0, 1), steps: 1, perStep: { step: [0], optimizerStep: [0], learningRate: [0.01] } };
    const setBack = executor.markCarried();
    const { loss } = await executor.runSteps(batch);
    const after = executor.readCarried();
    setBack();
    const { probe, loss: probed } = await executor.runSteps({ ...batch, kind: 'probe' });
    expect(probe.data.every((each) => each === 0)).toBe(true);
    expect(probed).toEqual(loss);
    expect(executor.readCarried()).toEqual(after);
    expect(placesOf(plan, settings, 2, {})).toHaveLength(probe.data.length);
  });
});
