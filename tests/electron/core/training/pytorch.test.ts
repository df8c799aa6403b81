/** PyTorch judges every layer, loss, optimizer and training setting. The fixture says how it is made. */
import { differentiate } from '@core/differentiate/differentiate';
import { interpret } from '@core/interpret/interpret';
import { buildForward, buildInference, type Tensors } from '@core/network/build';
import { learnedParameters } from '@core/network/plan';
import { buildGraph } from '@core/ops/builder';
import { castTensor, int64 } from '@core/tensor/tensor';
import { atStart } from '@core/training/course/batches';
import { CompiledExecutor } from '@core/training/compiled-executor';
import type { OpenExecutor, StepBatches } from '@core/training/executor';
import { planBatches } from '@core/training/course/gathering';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import type { TrainingSettings } from '@core/training/settings';
import { startOf } from '@core/training/start';
import { buildTrainingStep } from '@core/training/step';
import { measure } from '@core/training/step/measure';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { firstExamples, fixture, floatsOf, rebuild, settingsOf, type FixtureNetwork, type FixtureRun, type Rebuilt } from './pytorch-fixture';

const tolerance = 1e-4;
const { batch, networks, seed, torch } = fixture;

/** What was compared so far. */
const tally = { tensors: 0, largest: 0, where: '' };

interface Comparison {
  readonly ours: ArrayLike<number>;
  readonly theirs: ArrayLike<number>;
  /** Parameters after training are judged by how far they moved from here, not by where they started. */
  readonly origin?: ArrayLike<number>;
}

const largestDifference = (a: ArrayLike<number>, b?: ArrayLike<number>): number =>
  Array.from(a).reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b?.[i] ?? 0))), 0);

/** The largest difference over the largest element of `theirs`, both measured from the origin. */
function expectAgreement(what: string, { ours, theirs, origin }: Comparison): void {
  expect(ours, what).toHaveLength(theirs.length);
  const difference = largestDifference(ours, theirs);
  const relative = difference === 0 ? 0 : difference / largestDifference(theirs, origin);
  tally.tensors++;
  if (relative > tally.largest) Object.assign(tally, { largest: relative, where: `${expect.getState().currentTestName}: ${what}` });
  expect(relative, what).toBeLessThan(tolerance);
}

/** Scores of the judged output, loss and `gradient:<parameter>` of the first batch. */
function firstPass({ plan, parameters, datasets: { image: images, ...truths } }: Rebuilt): Tensors {
  const build = buildGraph(plan.name);
  const [image, truth, step] = [firstExamples(images, batch), firstExamples(Object.values(truths)[0], batch), int64([], [0])];
  const inputs = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, build.input(name, value)]));
  const given = { image: build.input('image', image), truth: build.input('truth', truth), step: build.input('step', step) };
  const { outputs: ends } = buildForward(plan, { build, image: given.image, parameters: inputs, training: { step: given.step, seed } });
  const scores = ends.find(({ layer }) => layer === plan.output)!.logits;
  const { loss } = measure(build, plan, ends, given);
  const learned = learnedParameters(plan).map(({ name }) => name);
  const gradients = differentiate(build, build.graph({ loss }), loss, learned.map((name) => inputs[name]));
  const outputs = learned.map((name) => [`gradient:${name}`, gradients.get(inputs[name])!] as const);
  return interpret(build.graph({ scores, loss, ...Object.fromEntries(outputs) }), { ...parameters, image, truth, step }).outputs;
}

/** What the network says of the first batch when it is in use. */
function predict({ plan, parameters, datasets }: Rebuilt): ArrayLike<number> {
  const image = castTensor(firstExamples(datasets.image, batch), 'float32');
  return Object.values(interpret(buildInference(plan, parameters, batch), { image }).outputs)[0].data;
}

interface Trained {
  /** Parameters and running statistics. */
  readonly learned: Tensors;
  /** Of each batch. */
  readonly losses: ArrayLike<number>;
  readonly penalties?: ArrayLike<number>;
}

async function train({ plan, parameters, datasets }: Rebuilt, run: FixtureRun, open: OpenExecutor): Promise<Trained> {
  const settings = settingsOf(run);
  const [count, steps] = [datasets.image.shape[0], run.losses.length];
  const executor = await open({
    stepGraph: (batchSize, kind) => buildTrainingStep(plan, settings, batchSize, { kind }),
    datasets,
    carried: { ...startOf(plan, settings, count).carried, ...parameters },
  });
  const { loss, penalty } = await executor.runSteps({
    indices: Int32Array.from({ length: steps * batch }, (_, i) => i % count),
    steps,
    perStep: perStepOf(settings, steps),
  });
  const learned = executor.readCarried();
  await executor.close();
  return { learned, losses: loss.data, penalties: penalty?.data };
}

/** The examples are shown in their order, without the end of an epoch. */
function perStepOf({ accumulation, learningRate }: TrainingSettings, steps: number): StepBatches['perStep'] {
  const share = planBatches(atStart, { start: 0, steps, batchSize: batch }, Infinity, accumulation).map((planned) => planned.share);
  const each = share.map((_, i) => i);
  return { step: each, optimizerStep: each.map((i) => Math.floor(i / accumulation)), learningRate: each.map(() => learningRate), share };
}

const interpreted: OpenExecutor = async (plan) => new InterpreterExecutor(plan);
const native: OpenExecutor = (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1 });

const generated: OpenExecutor = async (plan) => new CompiledExecutor(plan);

const executorsFor = ({ isWhole }: FixtureNetwork): Readonly<Record<string, OpenExecutor>> =>
  isWhole ? { 'the interpreter': interpreted, 'generated code': generated, onnxruntime: native } : { 'the interpreter': interpreted };

const titleOf = ({ settings }: FixtureRun): string => Object.values(settings).join(', ');

describe.each(networks.map((network) => ({ name: network.name, network })))('PyTorch agrees: $name', ({ network }) => {
  const rebuilt = rebuild(network);

  it('has the same parameters', () => {
    expect(Object.keys(rebuilt.parameters).sort()).toEqual(Object.keys(network.parameters).sort());
  });

  it('scores, loss, gradients and prediction', () => {
    const ours = firstPass(rebuilt);
    expectAgreement('scores', { ours: ours.scores.data, theirs: floatsOf(network.scores) });
    expectAgreement('loss', { ours: ours.loss.data, theirs: [network.loss] });
    expectAgreement('prediction', { ours: predict(rebuilt), theirs: floatsOf(network.prediction) });
    for (const [parameter, gradient] of Object.entries(network.gradients)) {
      expectAgreement(parameter, { ours: ours[`gradient:${parameter}`].data, theirs: floatsOf(gradient) });
    }
    const largest = Math.max(...Object.values(network.gradients).map((gradient) => largestDifference(floatsOf(gradient))));
    for (const parameter of network.undetermined) expect(largestDifference(ours[`gradient:${parameter}`].data) / largest, parameter).toBeLessThan(tolerance);
  });

  describe.each(Object.entries(executorsFor(network)))('in %s', (_name, open) => {
    it.each(network.runs.map((run) => [titleOf(run), run] as const))('five updates: %s', async (_title, run) => {
      const ours = await train(rebuilt, run, open);
      expectAgreement('losses', { ours: ours.losses, theirs: run.losses });
      if (run.penalties) expectAgreement('penalties', { ours: ours.penalties ?? [], theirs: run.penalties });
      else expect(ours.penalties).toBeUndefined();
      for (const [name, learned] of Object.entries(run.learned)) {
        expectAgreement(name, { ours: ours.learned[name].data, theirs: floatsOf(learned), origin: rebuilt.parameters[name].data });
      }
    });
  });
});

it('every tensor of the fixture was compared', async ({ annotate }) => {
  const countOf = ({ learned, penalties }: FixtureRun): number => Object.keys(learned).length + (penalties ? 2 : 1);
  const counts = networks.map((network) => {
    const trained = network.runs.reduce((sum, run) => sum + countOf(run), 0);
    return 3 + Object.keys(network.gradients).length + trained * Object.keys(executorsFor(network)).length;
  });
  const leftOut = networks.flatMap((network) => [network, ...network.runs].flatMap(({ undetermined }) => undetermined));
  const agreement = `largest relative difference from PyTorch ${torch} ${tally.largest.toExponential(1)} (${tally.where})`;
  await annotate(`${networks.length} networks, ${tally.tensors} tensors, ${agreement}; ${leftOut.length} undetermined tensors of the fixture left out`);
  expect(tally.tensors).toBe(counts.reduce((sum, count) => sum + count));
});
