/** Where a run begins: at first values, or with what a checkpoint knows and the network still has. */
import type { Tensors } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';
import { optimizers } from '../optimizers';
import type { OptimizerDefinition } from '../optimizers/definition';
import { sameShape } from '../tensor/tensor';
import { atStart, type Progress } from './course/batches';
import type { Checkpoint } from './checkpoint';
import { emptyGathering } from './course/gathering';
import { initializeAccumulators, initializeParameters, initializeState, keepFitting } from './initialize';
import type { TrainingSettings } from './settings';
import { accumulatorTypes, stateName } from './step/inputs';
import type { Births } from './step/update';

export interface Start {
  readonly carried: Tensors;
  readonly births: Births;
  readonly progress: Progress;
  /** Layers of the network that could take nothing, or not everything, from the checkpoint. */
  readonly renewedLayers: readonly string[];
}

/** @param count examples of the train split */
export function startOf(plan: NetworkPlan, settings: TrainingSettings, count: number, checkpoint?: Checkpoint): Start {
  const fresh = initializeParameters(plan, settings.seed);
  const accumulators = initializeAccumulators(plan, settings);
  if (!checkpoint) return { carried: { ...fresh, ...initializeState(plan, settings), ...accumulators }, births: {}, progress: atStart, renewedLayers: [] };
  const { tensors, layers } = keepFitting(checkpoint.parameters, fresh);
  const { state, births } = optimizerStart(plan, settings, checkpoint, tensors);
  const gathered = gatheredSoFar(plan, settings, checkpoint);
  const { progress } = checkpoint;
  return {
    carried: { ...tensors, ...state, ...(gathered ?? accumulators) },
    births,
    progress: { ...progress, offset: progress.offset < count ? progress.offset : 0, gathering: gathered ? progress.gathering : emptyGathering },
    renewedLayers: [...new Set(plan.parameters.map(({ layer }) => layer))].filter((layer) => !layers.includes(layer)),
  };
}

/**
 * A parameter that kept its value keeps its optimizer state and the age of it; the state of the others begins now, so
 * that for example Adam corrects the bias of each rightly. State that another optimizer left is of no use.
 */
function optimizerStart(plan: NetworkPlan, settings: TrainingSettings, checkpoint: Checkpoint, tensors: Tensors): { readonly state: Tensors; readonly births: Births } {
  const { state: names }: OptimizerDefinition = optimizers[settings.optimizer];
  const isSameOptimizer = checkpoint.optimizer === settings.optimizer;
  const state: Record<string, Tensors[string]> = { ...initializeState(plan, settings) };
  const births: Record<string, number> = {};
  for (const { name, shape } of learnedParameters(plan)) {
    const own = names.map((each) => stateName(name, each));
    const isKept = tensors[name] === checkpoint.parameters[name] && own.every((each) => each in checkpoint.state && sameShape(checkpoint.state[each].shape, shape));
    const age = isSameOptimizer && isKept ? (checkpoint.ages[name] ?? 0) : 0;
    births[name] = checkpoint.progress.step - age;
    if (age > 0) for (const each of own) state[each] = checkpoint.state[each];
  }
  return { state, births };
}

/** The accumulators of the checkpoint; `undefined` unless all of them fit, because they are parts of one gradient. */
function gatheredSoFar(plan: NetworkPlan, settings: TrainingSettings, { state }: Checkpoint): Tensors | undefined {
  const types = Object.entries(accumulatorTypes(plan, settings));
  const isWhole = types.length > 0 && types.every(([name, { shape }]) => name in state && sameShape(state[name].shape, shape));
  return isWhole ? Object.fromEntries(types.map(([name]) => [name, state[name]])) : undefined;
}
