/** The inputs of a training step, and the names of what is carried from step to step. */
import type { Value } from '../../graph/graph';
import { learnedParameters, type NetworkPlan } from '../../network/plan';
import type { OpBuilder } from '../../ops/builder';
import { optimizers } from '../../optimizers';
import type { OptimizerDefinition } from '../../optimizers/definition';
import type { TensorType } from '../../tensor/tensor';
import { truthInput } from '../examples';
import type { TrainingSettings } from '../settings';

export type Values = Readonly<Record<string, Value>>;

/** What the optimizer keeps of a parameter: graph input and tensor `<layer>.<parameter>:<state>`. */
export const stateName = (parameter: string, state: string): string => `${parameter}:${state}`;

/** The sum of a parameter's gradients since the last update, each weighted with the examples of its batch. */
export const accumulatorName = (parameter: string): string => stateName(parameter, 'gathered');

type CarriedSettings = Pick<TrainingSettings, 'optimizer' | 'accumulation'>;

/** Types of the optimizer state of a plan, by graph input name. */
export function stateTypes(plan: NetworkPlan, settings: Pick<TrainingSettings, 'optimizer'>): Readonly<Record<string, TensorType>> {
  const { state }: OptimizerDefinition = optimizers[settings.optimizer];
  return typesOf(plan, (name) => state.map((each) => stateName(name, each)));
}

/** Types of the accumulators of a plan; there are none if each batch makes an update. */
export const accumulatorTypes = (plan: NetworkPlan, { accumulation }: Pick<TrainingSettings, 'accumulation'>): Readonly<Record<string, TensorType>> =>
  typesOf(plan, (name) => (accumulation > 1 ? [accumulatorName(name)] : []));

function typesOf(plan: NetworkPlan, names: (parameter: string) => readonly string[]): Readonly<Record<string, TensorType>> {
  return Object.fromEntries(learnedParameters(plan).flatMap(({ name, shape }) => names(name).map((each) => [each, { dtype: 'float32', shape }] as const)));
}

export interface StepInputs {
  readonly batch: Readonly<Record<'image' | 'truth' | 'step' | 'optimizerStep' | 'learningRate', Value>>;
  /** 1 / (examples of the update) in its last batch, 0 in the others; only if gradients are accumulated. */
  readonly share?: Value;
  readonly parameters: Values;
  readonly states: Values;
  readonly accumulators: Values;
}

export function declareInputs(build: OpBuilder, plan: NetworkPlan, settings: CarriedSettings, batchSize: number): StepInputs {
  const { exampleShape, features } = plan.surroundings;
  const truth = truthInput(plan, batchSize);
  const batch = {
    image: build.input('image', { dtype: features, shape: [batchSize, ...exampleShape] }),
    truth: build.input(truth.name, truth.type),
    step: build.input('step', { dtype: 'int64', shape: [] }),
    optimizerStep: build.input('optimizerStep', { dtype: 'int64', shape: [] }),
    learningRate: build.input('learningRate', { dtype: 'float32', shape: [] }),
  };
  const share = settings.accumulation > 1 ? build.input('share', { dtype: 'float32', shape: [] }) : undefined;
  const declare = (types: Readonly<Record<string, TensorType>>): Values =>
    Object.fromEntries(Object.entries(types).map(([name, type]) => [name, build.input(name, type)]));
  const parameters = declare(Object.fromEntries(plan.parameters.map(({ name, shape }) => [name, { dtype: 'float32', shape }])));
  return { batch, share, parameters, states: declare(stateTypes(plan, settings)), accumulators: declare(accumulatorTypes(plan, settings)) };
}
