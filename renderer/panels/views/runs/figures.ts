/** What is compared of a run, as texts. */
import { grouped } from '../../../diagram/scales/number-text';
import { m } from '../../../messages/generated/messages.js';
import type { StoredRun } from '../../../state/views/kept-runs.svelte';
import { lossText, metricName, metricText, percentText } from '../../../visuals/loss-curve/index';

const nothing = '–';

export function figureNames(runs: readonly StoredRun[]): readonly string[] {
  const metric = runs.flatMap(({ curve }) => curve.validation.slice(-1)).at(0);
  return [
    m.runs_training_accuracy(),
    m.runs_validation({ metric: metricName(metric) }),
    m.runs_validation_loss(),
    m.runs_steps(),
    m.runs_parameters(),
    m.optimizer(),
    m.learning_rate(),
    m.batch_size(),
    m.seed(),
    m.runs_dataset(),
  ];
}

export interface FigureWords {
  readonly optimizer: (name: string) => string;
  readonly dataset: (name: string) => string;
}

/** One text for each name. */
export function figuresOf({ trainingAccuracy, curve, parameterCount, settings, dataset }: StoredRun, words: FigureWords): readonly string[] {
  const validation = curve.validation.at(-1);
  return [
    trainingAccuracy === null ? nothing : percentText(trainingAccuracy),
    validation ? metricText(validation) : nothing,
    validation ? lossText(validation.loss) : nothing,
    grouped(curve.training.at(-1)?.step ?? 0),
    grouped(parameterCount),
    words.optimizer(settings.optimizer),
    String(settings.learningRate),
    String(settings.batchSize),
    String(settings.seed),
    words.dataset(dataset),
  ];
}
