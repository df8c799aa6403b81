/** The optimizer's part of a training step: next parameters and next state. */
import type { Value } from '../../graph/graph';
import { learnedParameters, type NetworkPlan } from '../../network/plan';
import type { OpBuilder } from '../../ops/builder';
import { optimizers } from '../../optimizers';
import type { Factors, OptimizerDefinition } from '../../optimizers/definition';
import { usualHyperparameters } from '../../optimizers/shared/hyperparameters';
import type { TrainingSettings } from '../settings';
import type { Gradients } from './accumulation';
import { stateName, type StepInputs } from './inputs';

/** After how many updates of the run the state of a parameter began; 0 for one that is not named. */
export type Births = Readonly<Record<string, number>>;

/** Next values by the name of the parameter or state. */
export function update(
  build: OpBuilder,
  plan: NetworkPlan,
  settings: Pick<TrainingSettings, 'optimizer'>,
  { batch, parameters, states }: StepInputs,
  gradients: Gradients,
  births: Births,
): Record<string, Value> {
  const optimizer: OptimizerDefinition = optimizers[settings.optimizer];
  const hyperparameters = usualHyperparameters(optimizer);
  const factorsSince = sharedFactors(build, optimizer, batch.learningRate, batch.optimizerStep);
  const next: Record<string, Value> = {};
  for (const { name, layer } of learnedParameters(plan)) {
    const state = Object.fromEntries(optimizer.state.map((each) => [each, states[stateName(name, each)]]));
    const factors = factorsSince(births[name] ?? 0);
    const changed = build.scoped(layer, () => optimizer.update({ build, parameter: parameters[name], gradient: gradients.get(name)!, state, factors, hyperparameters }));
    next[name] = changed.parameter;
    for (const [each, value] of Object.entries(changed.state)) next[stateName(name, each)] = value;
  }
  return next;
}

/** The optimizer's scalars, made once for all parameters of the same age. */
function sharedFactors(build: OpBuilder, optimizer: OptimizerDefinition, learningRate: Value, step: Value): (birth: number) => Factors {
  const made = new Map<number, Factors>();
  return (birth) => {
    const factors = made.get(birth) ?? optimizer.factors(build, learningRate, birth === 0 ? step : build.sub(step, birth), usualHyperparameters(optimizer));
    made.set(birth, factors);
    return factors;
  };
}
