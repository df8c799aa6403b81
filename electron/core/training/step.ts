/** One training step as a graph: forward, loss, backward and update. */
import { differentiate } from '../differentiate/differentiate';
import type { Graph, Value } from '../graph/graph';
import { losses } from '../losses';
import { buildForward, type Forward } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';
import { nextName } from '../onnx/write-training-loop';
import { buildGraph, type OpBuilder } from '../ops/builder';
import { optimizers } from '../optimizers';
import type { OptimizerDefinition } from '../optimizers/definition';
import type { TensorType } from '../tensor/tensor';
import { truthInput } from './examples';
import type { StepKind } from './executor';
import type { TrainingSettings } from './settings';

export interface StepOptions {
  /** With `statistics` it also computes the norms of gradients, weights and updates. They cost time; leave them out of fast runs. */
  readonly kind: StepKind;
}

type Values = Readonly<Record<string, Value>>;

/** What the optimizer keeps of a parameter: graph input and tensor `<layer>.<parameter>:<state>`. */
export const stateName = (parameter: string, state: string): string => `${parameter}:${state}`;

/**
 * The step for one batch size.
 *
 * Inputs: `image` [N, ...exampleShape] of the stored features, the classes as `label` int64 [N] or the numbers as
 * `target` float32 [N, targets], `step` and `optimizerStep` int64 scalars (steps done
 * before this one by the run, which decides dropout, and by the optimizer, which may have been changed on the way),
 * `learningRate` float32 scalar, each parameter `<layer>.<name>`, each optimizer state `<layer>.<name>:<state>`.
 *
 * Outputs: `loss` (mean of the batch) and, with classes, `correct` (count), both float32 scalars, and `next:<input>` for
 * each parameter and state; the optimizer makes those that are learned, their layer the others. With statistics also L2
 * norms: `gradientNorm:<layer>` of dL/d(output of the layer) for each layer but the output layer, and `gradientNorm:`,
 * `weightNorm:` (before the step) and `updateNorm:<parameter>` for what is learned.
 */
export function buildTrainingStep(plan: NetworkPlan, settings: Pick<TrainingSettings, 'optimizer' | 'seed'>, batchSize: number, options: StepOptions): Graph {
  const build = buildGraph(`${plan.name} training step`);
  const optimizer: OptimizerDefinition = optimizers[settings.optimizer];
  const inputs = declareInputs(build, plan, optimizer, batchSize);
  const { image, truth, step, optimizerStep, learningRate } = inputs.batch;
  const forward = buildForward(plan, { build, image, parameters: inputs.parameters, training: { step, seed: settings.seed } });
  const measured = build.scoped(plan.output.id, () => measure(build, plan, forward.logits, truth));
  const { loss } = measured;
  const observed = options.kind === 'statistics' ? observedValues(plan, forward) : {};
  const learned = learnedParameters(plan);
  const wrt = [...learned.map(({ name }) => inputs.parameters[name]), ...Object.values(observed)];
  const gradients = differentiate(build, build.graph({ loss }), loss, wrt);
  const factors = optimizer.factors(build, learningRate, optimizerStep);
  const next = learned.map(({ name, layer }) => {
    const parameter = inputs.parameters[name];
    const state = stateOf(inputs.states, optimizer, name);
    return [name, build.scoped(layer, () => optimizer.update({ build, parameter, gradient: gradients.get(parameter)!, state, factors }))] as const;
  });
  const outputs: Record<string, Value> = { ...measured };
  for (const [name, update] of next) {
    outputs[nextName(name)] = update.parameter;
    for (const [state, value] of Object.entries(update.state)) outputs[nextName(stateName(name, state))] = value;
  }
  for (const [name, value] of Object.entries(forward.kept)) outputs[nextName(name)] = value;
  if (options.kind !== 'statistics') return build.graph(outputs);
  const gradientOf = (value: Value) => gradients.get(value)!;
  return build.graph({ ...outputs, ...layerNorms(build, observed, gradientOf), ...parameterNorms(build, plan, inputs.parameters, outputs, gradientOf) });
}

/** Types of the optimizer state of a plan, by graph input name. */
export function stateTypes(plan: NetworkPlan, settings: Pick<TrainingSettings, 'optimizer'>): Readonly<Record<string, TensorType>> {
  const { state }: OptimizerDefinition = optimizers[settings.optimizer];
  const entries = learnedParameters(plan).flatMap(({ name, shape }) => state.map((each) => [stateName(name, each), { dtype: 'float32', shape }] as const));
  return Object.fromEntries(entries);
}

interface StepInputs {
  readonly batch: Readonly<Record<'image' | 'truth' | 'step' | 'optimizerStep' | 'learningRate', Value>>;
  readonly parameters: Values;
  readonly states: Values;
}

function declareInputs(build: OpBuilder, plan: NetworkPlan, optimizer: OptimizerDefinition, batchSize: number): StepInputs {
  const { exampleShape, features } = plan.surroundings;
  const { name: truthName, type: truthType } = truthInput(plan, batchSize);
  const batch = {
    image: build.input('image', { dtype: features, shape: [batchSize, ...exampleShape] }),
    truth: build.input(truthName, truthType),
    step: build.input('step', { dtype: 'int64', shape: [] }),
    optimizerStep: build.input('optimizerStep', { dtype: 'int64', shape: [] }),
    learningRate: build.input('learningRate', { dtype: 'float32', shape: [] }),
  };
  const parameters: Record<string, Value> = {};
  for (const { name, shape } of plan.parameters) parameters[name] = build.input(name, { dtype: 'float32', shape });
  const states: Record<string, Value> = {};
  for (const { name, shape } of learnedParameters(plan)) {
    for (const state of optimizer.state) states[stateName(name, state)] = build.input(stateName(name, state), { dtype: 'float32', shape });
  }
  return { batch, parameters, states };
}

const stateOf = (states: Values, optimizer: OptimizerDefinition, parameter: string): Values =>
  Object.fromEntries(optimizer.state.map((state) => [state, states[stateName(parameter, state)]]));

function measure(build: OpBuilder, { output, surroundings }: NetworkPlan, logits: Value, truth: Value): { loss: Value; correct?: Value } {
  const loss = losses[output.definition.loss!].build({ build, logits, truth, fields: output.fields });
  if (!('classCount' in surroundings)) return { loss };
  const predicted = build.argMax(logits, { axis: 1, keepdims: 0 });
  const isCorrect = build.cast(build.equal(predicted, truth), { to: 'float32' });
  return { loss, correct: build.reduceSum(isCorrect, { keepdims: 0 }) };
}

/** Outputs of the layers through which the gradient flows, by layer id. */
const observedValues = (plan: NetworkPlan, { values }: Forward): Values =>
  Object.fromEntries(plan.layers.flatMap(({ id }) => (id === plan.output.id ? [] : [[id, values.get(id)!]])));

const norm = (build: OpBuilder, x: Value): Value => build.sqrt(build.reduceSum(build.mul(x, x), { keepdims: 0 }));

function layerNorms(build: OpBuilder, observed: Values, gradientOf: (value: Value) => Value): Values {
  const entries = Object.entries(observed).map(([id, value]) => [`gradientNorm:${id}`, build.scoped(id, () => norm(build, gradientOf(value)))]);
  return Object.fromEntries(entries);
}

function parameterNorms(build: OpBuilder, plan: NetworkPlan, parameters: Values, outputs: Values, gradientOf: (value: Value) => Value): Values {
  const norms: Record<string, Value> = {};
  for (const { name, layer } of learnedParameters(plan)) {
    build.scoped(layer, () => {
      const parameter = parameters[name];
      norms[`gradientNorm:${name}`] = norm(build, gradientOf(parameter));
      norms[`weightNorm:${name}`] = norm(build, parameter);
      norms[`updateNorm:${name}`] = norm(build, build.sub(outputs[nextName(name)], parameter));
    });
  }
  return norms;
}
