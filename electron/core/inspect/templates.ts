/** What a linear classifier compares each example with: the weights of every class, in the shape of the example. */
import { interpret } from '../interpret/interpret';
import type { NetworkPlan, PlannedLayer } from '../network/plan';
import { reshapeTensor, type Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { scoreFeeds, scoreGraph } from './shared/scores';

export interface TemplatesBody {
  /** One example, [1, ...exampleShape], raw. */
  readonly features: Tensor;
}

export interface TemplatesAnswer {
  /** W as [classes, ...exampleShape]. */
  readonly templates: Tensor;
  /** b, one for each class. */
  readonly bias: Tensor;
  /** Wx + b of the example, one for each class. */
  readonly scores: Tensor;
}

/** @throws a sentence if the network is no linear classifier. */
export function templates({ plan, parameters }: InspectedModel, { features }: TemplatesBody): TemplatesAnswer {
  const dense = linearLayer(plan);
  if (!dense) throw new Error(`"${plan.name}" is no linear classifier: its scores do not come from a dense layer right behind the flattened input.`);
  const { build, scores } = scoreGraph(plan, 1);
  const found = interpret(build.graph({ scores }), scoreFeeds(parameters, features)).outputs.scores;
  return {
    templates: reshapeTensor(parameters[`${dense.id}.weight`], [dense.shape[0], ...plan.surroundings.exampleShape]),
    bias: parameters[`${dense.id}.bias`],
    scores: reshapeTensor(found, found.shape.slice(1)),
  };
}

/** Layers that give every number on in its order. */
const passing = new Set(['flatten', 'reshape', 'dropout']);

/** The dense layer of a linear classifier of whole pictures; `undefined` if the network is none. */
export function linearLayer({ layers, output, surroundings }: Pick<NetworkPlan, 'layers' | 'output' | 'surroundings'>): PlannedLayer | undefined {
  const before = (layer: PlannedLayer): PlannedLayer => layers.find(({ id }) => id === layer.sources[0])!;
  const dense = before(output);
  if (dense.definition.kind !== 'dense' || surroundings.exampleShape.length !== 3) return undefined;
  let source = before(dense);
  while (passing.has(source.definition.kind)) source = before(source);
  return source.definition.kind === 'input' && source.shape.join() === surroundings.exampleShape.join() ? dense : undefined;
}
