import { differentiate } from '@core/differentiate/differentiate';
import { interpret } from '@core/interpret/interpret';
import { losses } from '@core/losses';
import { buildForward, type Tensors } from '@core/network/build';
import { buildGraph } from '@core/ops/builder';
import { optimizerNames, type OptimizerName } from '@core/optimizers';
import { initializeState } from '@core/training/initialize';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import type { OpenExecutor } from '@core/training/executor';
import { buildTrainingStep } from '@core/training/step';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { firstExamples, fixture, floatsOf, rebuild, type Rebuilt } from './pytorch-fixture';

const tolerance = 1e-4;

/**
 * The largest difference over the largest element of `theirs`, both measured from `origin`: parameters after training
 * are judged by how far they moved, not by where they started.
 */
function relativeDifference(ours: ArrayLike<number>, theirs: Float32Array, origin: ArrayLike<number> = new Float32Array(theirs.length)): number {
  expect(ours).toHaveLength(theirs.length);
  const difference = theirs.reduce((largest, value, i) => Math.max(largest, Math.abs(value - ours[i])), 0);
  const scale = theirs.reduce((largest, value, i) => Math.max(largest, Math.abs(value - origin[i])), 0);
  return difference === 0 ? 0 : difference / scale;
}

/** Logits, loss and `gradient:<parameter>` of the first batch. */
function firstPass({ plan, parameters, datasets }: Rebuilt): Tensors {
  const build = buildGraph(plan.name);
  const [image, label] = [firstExamples(datasets.image, fixture.batch), firstExamples(datasets.label, fixture.batch)];
  const inputs = Object.fromEntries(Object.entries(parameters).map(([name, { dtype, shape }]) => [name, build.input(name, { dtype, shape })]));
  const { logits } = buildForward(plan, { build, image: build.input('image', image), parameters: inputs });
  const loss = losses[plan.output.definition.loss!].build({ build, logits, truth: build.input('label', label), fields: plan.output.fields });
  const gradients = differentiate(build, build.graph({ loss }), loss, Object.values(inputs));
  const outputs = Object.entries(inputs).map(([name, value]) => [`gradient:${name}`, gradients.get(value)!] as const);
  return interpret(build.graph({ logits, loss, ...Object.fromEntries(outputs) }), { ...parameters, image, label }).outputs;
}

/** The parameters after the steps of the fixture, each with a batch of its own. */
async function train({ plan, parameters, datasets }: Rebuilt, optimizer: OptimizerName, open: OpenExecutor): Promise<Tensors> {
  const { batch, steps, learningRates } = fixture;
  const executor = await open({
    stepGraph: (batchSize, kind) => buildTrainingStep(plan, { optimizer, seed: 1 }, batchSize, { kind }),
    datasets,
    carried: { ...parameters, ...initializeState(plan, { optimizer }) },
  });
  const count = Array.from({ length: steps }, (_, i) => i);
  const perStep = { step: count, optimizerStep: count, learningRate: count.map(() => learningRates[optimizer]) };
  await executor.runSteps({ indices: Int32Array.from({ length: steps * batch }, (_, i) => i), steps, perStep });
  const carried = executor.readCarried();
  await executor.close();
  return carried;
}

const interpreted: OpenExecutor = async (plan) => new InterpreterExecutor(plan);
const native: OpenExecutor = (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 });

describe.each(fixture.networks.map((network) => ({ name: network.name, network })))('PyTorch agrees: $name', ({ name, network }) => {
  const rebuilt = rebuild(network);

  it('has the same parameters', () => {
    expect(Object.keys(rebuilt.parameters)).toEqual(Object.keys(network.parameters));
  });

  it('scores, loss and gradients', () => {
    const ours = firstPass(rebuilt);
    expect(relativeDifference(ours.logits.data as Float32Array, floatsOf(network.logits))).toBeLessThan(tolerance);
    expect(Math.abs(ours.loss.data[0] - network.loss)).toBeLessThan(tolerance * network.loss);
    for (const [parameter, gradient] of Object.entries(network.gradients)) {
      expect(relativeDifference(ours[`gradient:${parameter}`].data as Float32Array, floatsOf(gradient)), parameter).toBeLessThan(tolerance);
    }
  });

  const executors = name === 'lenet' ? { interpreter: interpreted, onnxruntime: native } : { interpreter: interpreted };
  describe.each(Object.entries(executors))('on the %s', (_name, open) => {
    it.each(optimizerNames)('five steps of %s', async (optimizer) => {
      const ours = await train(rebuilt, optimizer, open);
      for (const [parameter, learned] of Object.entries(network.trained[optimizer])) {
        const difference = relativeDifference(ours[parameter].data as Float32Array, floatsOf(learned), rebuilt.parameters[parameter].data as Float32Array);
        expect(difference, parameter).toBeLessThan(tolerance);
      }
    });
  });
});
