/** Runs that were put aside to compare with others: what they were trained with, how it went, and how well they ended. */
import type { Tensor } from '@core/tensor/tensor';
import type { TrainingSettings } from '@core/training/settings';
import { m } from '../../messages/generated/messages.js';
import type { Curve } from '../curve';
import type { Inspection } from '../inspection/inspection.svelte';
import type { Project } from '../project.svelte';
import type { Run } from '../run.svelte';

export interface KeptRun {
  readonly id: number;
  readonly name: string;
  readonly dataset: string;
  readonly settings: TrainingSettings;
  readonly parameterCount: number;
  readonly curve: Pick<Curve, 'training' | 'validation'>;
  /** Share of right answers on the training examples; `null` if they have no classes or there are several outputs. */
  readonly trainingAccuracy: number | null;
}

/** More runs than these cannot be told apart in one chart. */
const mostRuns = 6;
/** The accuracy is measured on the first training examples, at most so many. */
const mostExamples = 1000;

export class KeptRuns {
  readonly #project: Project;
  readonly #run: Run;
  readonly #inspection: Inspection;
  #runs: readonly KeptRun[] = $state.raw([]);
  #lastId = 0;

  constructor(project: Project, run: Run, inspection: Inspection) {
    this.#project = project;
    this.#run = run;
    this.#inspection = inspection;
  }

  /** In the order in which they were kept. */
  get runs(): readonly KeptRun[] {
    return this.#runs;
  }

  /** Why the present run cannot be kept now, as a sentence. */
  get refusal(): string | null {
    if (this.#run.isRunning) return m.pause_first();
    if (this.#run.curve.training.length === 0) return m.runs_not_trained();
    return this.#runs.length < mostRuns ? null : m.runs_too_many({ count: mostRuns });
  }

  /** @throws a sentence if its training examples cannot be looked at. */
  async keep(): Promise<void> {
    const { document, documentCheck } = this.#project;
    const { settings, curve } = this.#run;
    const kept = { name: document.name, dataset: document.dataset, settings, parameterCount: documentCheck.parameterCount };
    const copied = { training: [...curve.training], validation: [...curve.validation] };
    const trainingAccuracy = await this.#trainingAccuracy();
    this.#runs = [...this.#runs, { ...kept, id: ++this.#lastId, curve: copied, trainingAccuracy }];
  }

  forget(id: number): void {
    this.#runs = this.#runs.filter((run) => run.id !== id);
  }

  async #trainingAccuracy(): Promise<number | null> {
    const { layers, connections } = this.#project.document;
    const ends = layers.filter(({ id }) => !connections.some(({ from }) => from === id));
    const { features, labels } = await this.#inspection.examples('train', 0, mostExamples);
    const [end] = ends;
    if (!labels || !end || ends.length > 1) return null;
    const answer = await this.#inspection.ask('kept run', 'outputs', { features, layers: [end.id] });
    const scores = answer?.layers[end.id];
    return scores ? shareOfRight(scores, labels) : null;
  }
}

/** The share of examples whose largest score is that of their class. `scores` is [N, K]. */
export function shareOfRight({ data, shape }: Tensor, labels: Uint8Array): number {
  const [count = 0, classes = 0] = shape;
  let right = 0;
  for (let example = 0; example < count; example++) {
    const scores = Array.from({ length: classes }, (_, k) => Number(data[example * classes + k]));
    if (scores.indexOf(Math.max(...scores)) === labels[example]) right++;
  }
  return right / count;
}
