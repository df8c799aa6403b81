/** One training step as a graph: forward, loss, penalty, backward and update. */
import { differentiate } from '../differentiate/differentiate';
import type { Graph, Value } from '../graph/graph';
import { nextName } from '../graph/step-roles';
import { buildForward } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';
import { buildGraph } from '../ops/builder';
import type { StepKind } from './executor';
import type { Place } from './numeric-failure';
import { defaultSettings, type TrainingSettings } from './settings';
import { activationStatistics } from './step/activations';
import { accumulate } from './step/accumulation';
import { clip } from './step/clipping';
import { declareInputs } from './step/inputs';
import { measure } from './step/measure';
import { layerNorms, observedValues, parameterNorms } from './step/norms';
import { buildPenalty } from './step/penalty';
import { probedPlaces, withProbe, type Phases } from './step/probe';
import { update, type Births } from './step/update';

export interface StepOptions {
  /** What else is reported: the norms of gradients, weights and updates, or which values are finite. Both cost time. */
  readonly kind: StepKind;
  readonly births?: Births;
}

/** What is left out has its default. */
export type StepSettings = Pick<TrainingSettings, 'optimizer' | 'seed'> & Partial<TrainingSettings>;

/**
 * The step for one batch size.
 *
 * Inputs: `image` [N, ...exampleShape] of the stored features, the classes as `label` int64 [N] or the numbers as
 * `target` float32 [N, targets], `step` and `optimizerStep` int64 scalars (batches done before this one, which decides
 * dropout, and updates done), `learningRate` float32 scalar, with accumulation `share` float32 scalar (see `StepInputs`),
 * each parameter `<layer>.<name>`, each optimizer state `<layer>.<name>:<state>`, with accumulation the sums of
 * gradients `<layer>.<name>:gathered`.
 *
 * Outputs, all float32 scalars: `loss` (mean of the batch), with several output layers also `loss:<layer>` of each before
 * its weight, with classes `correct` (count), `penalty` if weights are charged, `gradientNorm` (of all parameters together)
 * if it is clipped, and `next:<input>` for each parameter and state; the optimizer makes those that are learned, their
 * layer the others. With statistics also L2 norms: `gradientNorm:<layer>` of d(loss + penalty)/d(output of the layer) for
 * each layer but the output layers, and `gradientNorm:`, `weightNorm:` (before the step) and `updateNorm:<parameter>` for
 * what is learned; and of what leaves each of these layers the mean, the deviation and the shares that are dead or saturated
 * (see `activationStatistics`).
 */
export function buildTrainingStep(plan: NetworkPlan, settings: StepSettings, batchSize: number, options: StepOptions): Graph {
  const { build, outputs, observed, derived, parameters, gradients, next } = assemble(plan, settings, batchSize, options);
  if (options.kind === 'plain') return build.graph(outputs);
  if (options.kind === 'probe') return withProbe(build.graph(outputs));
  return build.graph({ ...outputs, ...activationStatistics(build, plan, observed), ...layerNorms(build, observed, (value) => derived.get(value)!), ...parameterNorms(build, plan, parameters, gradients, next) });
}

/** What makes each value that a probing step looks at. */
export function placesOf(plan: NetworkPlan, settings: StepSettings, batchSize: number, births: Births): Place[] {
  const { build, outputs, phases } = assemble(plan, settings, batchSize, { kind: 'probe', births });
  return probedPlaces(build.graph(outputs), phases);
}

/** A step whose values can be looked at one by one. */
export interface StepAnatomy {
  /** All the nodes of forward pass, loss, backward pass and update, in an order in which they can be computed. */
  readonly graph: Graph;
  readonly phases: Phases;
  /** By layer id its output and, except for output layers, d(loss + penalty)/d(output). */
  readonly layers: ReadonlyMap<string, { readonly output: Value; readonly gradient?: Value }>;
  /** By name, of what is learned: the value before the step, d(loss + penalty)/d(value), and the value after the step. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<'value' | 'gradient' | 'next', Value>>>;
}

/** The same step as `buildTrainingStep` makes, taken apart. */
export function stepAnatomy(plan: NetworkPlan, settings: StepSettings, batchSize: number, births: Births = {}): StepAnatomy {
  const { build, outputs, phases, forward, observed, derived, parameters, gradients, next } = assemble(plan, settings, batchSize, { kind: 'statistics', births });
  const layers = plan.layers.map(({ id }) => [id, { output: forward.values.get(id)!, ...(id in observed && { gradient: derived.get(observed[id])! }) }] as const);
  const learned = [...gradients].map(([name, gradient]) => [name, { value: parameters[name], gradient, next: next[name] }] as const);
  const looked = layers.flatMap(([id, { output, gradient }]) => [[`output:${id}`, output] as const, ...(gradient ? [[`gradient:${id}`, gradient] as const] : [])]);
  return { graph: build.graph({ ...outputs, ...Object.fromEntries(looked) }), phases, layers: new Map(layers), parameters: new Map(learned) };
}

/** All that a step is made of, before it is decided which parts are put out. */
function assemble(plan: NetworkPlan, given: StepSettings, batchSize: number, { kind, births = {} }: StepOptions) {
  const settings = { ...defaultSettings, ...given };
  const build = buildGraph(`${plan.name} training step`);
  const inputs = declareInputs(build, plan, settings, batchSize);
  const { parameters, batch } = inputs;
  const forward = buildForward(plan, { build, image: batch.image, parameters, training: { step: batch.step, seed: settings.seed } });
  const measured = measure(build, plan, forward.outputs, batch);
  const penalty = buildPenalty(build, plan, settings, parameters);
  const total = penalty ? build.add(measured.loss, penalty) : measured.loss;
  const observed = kind === 'statistics' ? observedValues(plan, forward) : {};
  const learned = learnedParameters(plan).map(({ name }) => name);
  const derived = differentiate(build, build.graph({ total }), total, [...learned.map((name) => parameters[name]), ...Object.values(observed)]);
  const accumulated = accumulate(build, inputs, new Map(learned.map((name) => [name, derived.get(parameters[name])!])), batchSize);
  const clipped = clip(build, settings, accumulated.gradients);
  const updated = update(build, plan, settings, inputs, clipped.gradients, births);
  const before = { ...parameters, ...inputs.states };
  const next: Record<string, Value> = {
    ...Object.fromEntries(Object.entries(updated).map(([name, value]) => [name, accumulated.atUpdate(value, before[name])])),
    ...forward.kept,
    ...accumulated.next,
  };
  const reported = { ...measured, ...(penalty && { penalty }), ...(clipped.norm && { gradientNorm: clipped.norm }) };
  const outputs = { ...reported, ...Object.fromEntries(Object.entries(next).map(([name, value]) => [nextName(name), value])) };
  const phases: Phases = {
    forward: new Set(build.graph({ ...measured, total, ...forward.kept }).nodes),
    backward: new Set(build.graph(Object.fromEntries([...derived.values()].map((value) => [value.name, value]))).nodes),
  };
  return { build, forward, observed, derived, parameters, gradients: accumulated.gradients, next, outputs, phases };
}
