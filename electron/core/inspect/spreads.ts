/** How the numbers of one training step on some examples are spread: outputs of the layers, what they have learned, and the gradients of both. */
import { interpret } from '../interpret/interpret';
import type { NetworkPlan } from '../network/plan';
import { elementCount, type Tensor } from '../tensor/tensor';
import { stepAnatomy, type StepAnatomy } from '../training/step';
import type { ExampleTensors, InspectedModel } from './model';
import { histogram, type Histogram } from './shared/histogram';
import { ofOneBatch, stepFeeds } from './trace-step';

export type SpreadsBody = ExampleTensors;

export interface SpreadsAnswer {
  /** Of each layer that is no output layer by its id, what leaves it and d(loss + penalty)/d(that). */
  readonly outputs: Readonly<Record<string, Histogram>>;
  readonly outputGradients: Readonly<Record<string, Histogram>>;
  /** Of what is learned by its name, before the step, and d(loss + penalty)/d(that), before clipping. */
  readonly weights: Readonly<Record<string, Histogram>>;
  readonly weightGradients: Readonly<Record<string, Histogram>>;
}

/** Multiplications and additions of a step that are worth a look. */
const mostFlop = 2e8;
/** Forward, gradient of the input and gradient of the weights cost about the same. */
const passes = 3;

/** The step is done with the first examples only, as many as a moment allows. */
export function spreads(model: InspectedModel, body: SpreadsBody): SpreadsAnswer {
  const few = firstOf(body, Math.max(2, Math.floor(mostFlop / (passes * model.plan.flop))));
  const [examples] = few.features.shape;
  const { graph, layers, parameters } = anatomyOf(model, examples);
  const { values } = interpret(graph, stepFeeds(model, few));
  const of = <Named>(named: ReadonlyMap<string, Named>, pick: (each: Named) => Parameters<typeof values.get>[0] | undefined) =>
    Object.fromEntries([...named].flatMap(([name, each]) => (pick(each) ? [[name, histogram(values.get(pick(each)!)!.data)] as const] : [])));
  return {
    outputs: of(layers, ({ output, gradient }) => gradient && output),
    outputGradients: of(layers, ({ gradient }) => gradient),
    weights: of(parameters, ({ value }) => value),
    weightGradients: of(parameters, ({ gradient }) => gradient),
  };
}

/** The step that was asked for last; another number of examples or other settings make another one. */
const known = new WeakMap<NetworkPlan, { readonly key: string; readonly anatomy: StepAnatomy }>();

function anatomyOf({ plan, settings }: InspectedModel, examples: number): StepAnatomy {
  const key = `${examples} ${JSON.stringify(settings)}`;
  const before = known.get(plan);
  if (before?.key === key) return before.anatomy;
  const anatomy = stepAnatomy(plan, ofOneBatch(settings), examples);
  known.set(plan, { key, anatomy });
  return anatomy;
}

function firstOf({ features, labels, targets }: ExampleTensors, most: number): ExampleTensors {
  const [given, ...exampleShape] = features.shape;
  const count = Math.min(given, most);
  const part: Tensor = { ...features, shape: [count, ...exampleShape], data: features.data.subarray(0, count * elementCount(exampleShape)) };
  return { features: part, ...(labels && { labels: labels.subarray(0, count) }), ...(targets && { targets: targets.subarray(0, (count * targets.length) / given) }) };
}
