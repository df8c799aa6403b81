/** Asks the inspecting worker for a training step on the chosen examples, as the next step of the training would be. */
import { arrivalsOf } from '@core/inspect/arrivals';
import { momentsOf } from '@core/inspect/moments';
import type { ExampleTensors } from '@core/inspect/model';
import type { Tensors } from '@core/network/build';
import { layerNamed } from '@core/layers';
import { allocate, elementCount, type Tensor } from '@core/tensor/tensor';
import { atStart, epochOrder, nextBatches, type Progress } from '@core/training/course/batches';
import { scheduledRate } from '@core/training/schedules';
import { beforeValidations } from '@core/training/validations';
import type { LearnedRun } from '../../bridge/contract';
import { m } from '../../messages/generated/messages.js';
import type { Inspection } from '../inspection/inspection.svelte';
import type { Project } from '../project.svelte';
import type { Run } from '../run.svelte';
import type { Weights } from '../weights.svelte';
import type { LoadedStep } from './scene';

/** The chosen example, as many as `size` from there on, or the examples of the update that training would make next. */
export type StepExamples = 'example' | 'several' | 'next';

export interface StepNeeds {
  readonly project: Project;
  readonly inspection: Inspection;
  readonly run: Run;
  readonly weights: Weights;
}

/** Larger steps take too long to be traced: about ten seconds. */
const mostFlop = 1.5e9;

/** So many examples can be in one traced step of the network. */
export const mostExamples = ({ flop }: Project['documentCheck']): number => Math.max(1, Math.min(1024, Math.floor(mostFlop / Math.max(1, flop))));

/** `null` if a later question came before the answer. @throws a sentence */
export async function loadStep(needs: StepNeeds, which: StepExamples, size: number): Promise<LoadedStep | null> {
  const { inspection, weights, run, project } = needs;
  const { settings } = run;
  const learned = (await weights.take())?.run;
  const progress = learned?.progress ?? atStart;
  const [{ features, labels, targets }, { count }] = await Promise.all([examplesOf(needs, which, size, progress), inspection.examples('train', 0, 1)]);
  const begun = progress.epoch + (progress.offset - progress.gathering.examples) / count;
  const learningRate = scheduledRate(settings, begun, (learned?.validations ?? beforeValidations).plateau);
  const kept = learned?.optimizer === settings.optimizer ? { state: learned.state as Tensors, births: birthsOf(learned) } : {};
  const trace = await inspection.ask('stepping', 'traceStep', { features, labels, targets, learningRate, step: progress.batches, optimizerStep: progress.step, ...kept });
  if (!trace) return null;
  const ends = project.expansion.network.layers.filter(({ kind }) => layerNamed(kind)?.loss).map(({ id }) => id);
  const moments = momentsOf(trace, new Set(ends));
  return { count: features.shape[0], trace, moments, arrivals: arrivalsOf(trace, moments) };
}

async function examplesOf({ inspection, project, run: { settings } }: StepNeeds, which: StepExamples, size: number, progress: Progress): Promise<ExampleTensors> {
  const { split, index } = inspection.example;
  if (which !== 'next') return inspection.examples(split, index, which === 'several' ? size : 1);
  const { count } = await inspection.examples('train', 0, 1);
  const offset = progress.offset < count ? progress.offset - progress.gathering.examples : 0;
  // Batches whose gradients are summed for one update are as good as one batch.
  const { start, batchSize } = nextBatches({ offset }, count, { batchSize: settings.batchSize * settings.accumulation }, 1);
  const most = mostExamples(project.documentCheck);
  if (batchSize > most) throw new Error(m.step_too_many({ count: batchSize, most }));
  const indices = epochOrder(settings.seed, progress.epoch, count).subarray(start, start + batchSize);
  return joined(await Promise.all(Array.from(indices, (each) => inspection.examples('train', each, 1))));
}

/** Some examples as one batch. */
export function joined(parts: readonly ExampleTensors[]): ExampleTensors {
  const [first] = parts;
  const { dtype, shape } = first.features;
  const features: Tensor = { dtype, shape: [parts.length, ...shape.slice(1)], data: allocate(dtype, parts.length * elementCount(shape.slice(1))) };
  parts.forEach((part, i) => features.data.set(part.features.data, i * part.features.data.length));
  if (first.labels) return { features, labels: Uint8Array.from(parts.flatMap(({ labels }) => [...labels!])) };
  return { features, targets: Float32Array.from(parts.flatMap(({ targets }) => [...targets!])) };
}

/** After how many updates the state of each parameter began. */
const birthsOf = ({ ages, progress }: LearnedRun): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(ages).map(([name, age]) => [name, progress.step - age]));
