/** The scores of a network as a graph that can be differentiated back to the picture. */
import type { Value } from '../../graph/graph';
import { learnedBy } from '../../layers/shared/outputs';
import { buildForward, type Tensors } from '../../network/build';
import type { NetworkPlan } from '../../network/plan';
import { buildGraph, type OpBuilder } from '../../ops/builder';
import { castTensor, type Tensor } from '../../tensor/tensor';

export interface ScoreGraph {
  readonly build: OpBuilder;
  /** Raw features as real numbers, float32 [N, ...exampleShape]. */
  readonly image: Value;
  /** Output of each layer, by id. */
  readonly layers: ReadonlyMap<string, Value>;
  /** What the judged output layer gets, [N, classes], and what it makes of it. */
  readonly scores: Value;
  readonly prediction: Value;
}

/**
 * Inputs: `image` and each parameter by its name.
 * @throws a sentence if the network has no scores, because it learns the example itself.
 */
export function scoreGraph(plan: NetworkPlan, batchSize: number): ScoreGraph {
  if (learnedBy(plan.output, plan.surroundings) === 'example') {
    throw new Error(`"${plan.name}" draws its input again and gives no scores; choose a network with a class or a number as output.`);
  }
  const build = buildGraph(plan.name);
  const image = build.input('image', { dtype: 'float32', shape: [batchSize, ...plan.surroundings.exampleShape] });
  const parameters = Object.fromEntries(plan.parameters.map(({ name, shape }) => [name, build.input(name, { dtype: 'float32', shape })]));
  const { values, outputs } = buildForward(plan, { build, image, parameters });
  const { logits, prediction } = outputs.find(({ layer }) => layer === plan.output)!;
  return { build, image, layers: values, scores: logits, prediction };
}

export const scoreFeeds = (parameters: Tensors, features: Tensor): Tensors => ({ ...parameters, image: castTensor(features, 'float32') });

/** Index of the largest of some numbers. */
export const largestOf = (values: ArrayLike<number>): number => Array.from(values).reduce((best, value, i, all) => (value > all[best] ? i : best), 0);
