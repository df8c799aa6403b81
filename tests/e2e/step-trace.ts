/** What a training step of a template computes, by the interpreter alone: the numbers that the step view must show. */
import { datasetOf } from '@core/datasets';
import type { ClassSplit } from '@core/datasets/definition';
import { arrivalsOf, type Arrivals } from '@core/inspect/arrivals';
import { momentsOf, type Moment } from '@core/inspect/moments';
import { traceStep } from '@core/inspect/trace-step';
import { layerNamed } from '@core/layers';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import type { Template } from '@core/templates/definition';
import { float32 } from '@core/tensor/tensor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { defaultSettings } from '@core/training/settings';
import type { StepTrace } from '@core/training/step/trace';
import { Trainer } from '@core/training/trainer';

export interface ExpectedStep {
  readonly trace: StepTrace;
  readonly moments: Moment[];
  readonly arrivals: Arrivals;
}

/** The moments of the step on one training example, after `steps` steps of the run from the usual seed. */
export const expectedMoments = async (template: Template, steps: number, example: number): Promise<Moment[]> => (await expectedStep(template, steps, example)).moments;

/** The same with what is computed altogether. */
export async function expectedStep({ network, settings: own }: Template, steps: number, example: number): Promise<ExpectedStep> {
  const settings = { ...defaultSettings, ...own };
  const plan = planNetwork(network, surroundingsOf(network));
  const split = datasetOf(network).read([]).train as ClassSplit;
  const trainer = await Trainer.open({ plan, settings, split, open: async (executorPlan) => new InterpreterExecutor(executorPlan), now: () => 0 });
  for (let i = 0; i < steps; i++) await trainer.runTraced();
  const { parameters, state, progress } = trainer.checkpoint();
  const size = split.features.length / split.count;
  const features = float32([1, size], split.features.subarray(example * size, (example + 1) * size));
  const body = { features, labels: split.labels.subarray(example, example + 1), step: progress.batches, optimizerStep: progress.step, learningRate: trainer.learningRate, state };
  const ends = network.layers.filter(({ kind }) => layerNamed(kind)?.loss).map(({ id }) => id);
  const trace = traceStep({ plan, parameters, settings }, body);
  const moments = momentsOf(trace, new Set(ends));
  return { trace, moments, arrivals: arrivalsOf(trace, moments) };
}
