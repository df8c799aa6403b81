/** One training step on some examples with every value of it; nobody's weights change. */
import type { Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import { optimizers } from '../optimizers';
import { float32, int64, scalar, type Tensor } from '../tensor/tensor';
import { truthInput } from '../training/examples';
import { initializeState } from '../training/initialize';
import type { StepSettings } from '../training/step';
import type { Births } from '../training/step/update';
import { traceStep as trace, type StepTrace } from '../training/step/trace';
import type { ExampleTensors, InspectedModel } from './model';

export interface TraceBody extends ExampleTensors {
  /** Batches done before, which decides dropout, and updates done, which some optimizers ask for; 0 when left out. */
  readonly step?: number;
  readonly optimizerStep?: number;
  /** That of the settings when left out. */
  readonly learningRate?: number;
  /** Of the optimizer; zeros where it is left out. */
  readonly state?: Tensors;
  readonly births?: Births;
}

export function traceStep(model: InspectedModel, body: TraceBody): StepTrace {
  const settings = ofOneBatch(model.settings);
  return trace(model.plan, settings, stepFeeds(model, body), body.births);
}

/** A step of one batch makes its own update. */
export const ofOneBatch = (settings: StepSettings): StepSettings => ({ ...settings, accumulation: 1 });

/** The inputs of a training step, see `buildTrainingStep`. */
export function stepFeeds({ plan, parameters, settings }: InspectedModel, body: TraceBody): Tensors {
  const { features, step = 0, optimizerStep = 0, learningRate = settings.learningRate ?? optimizers[settings.optimizer].learningRate, state } = body;
  return {
    ...parameters,
    ...initializeState(plan, settings),
    ...state,
    image: features,
    [truthInput(plan, features.shape[0]).name]: truth(plan, body),
    step: scalar('int64', step),
    optimizerStep: scalar('int64', optimizerStep),
    learningRate: scalar('float32', learningRate),
  };
}

function truth({ surroundings }: NetworkPlan, { features, labels, targets }: ExampleTensors): Tensor {
  const [count] = features.shape;
  if ('classCount' in surroundings) return int64([count], labels ?? []);
  return float32([count, surroundings.targetCount], targets ?? []);
}
