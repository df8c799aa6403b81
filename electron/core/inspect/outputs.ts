/** What every layer says to some examples. */
import { interpret } from '../interpret/interpret';
import type { Tensors } from '../network/build';
import type { Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { forwardFeeds, forwardGraph } from './shared/forward';

export interface OutputsBody {
  /** [N, ...exampleShape], raw, in the type of the stored features. */
  readonly features: Tensor;
  /** As in training: with dropout and noise, normalized by the batch. In use when left out. */
  readonly training?: boolean;
  /** Ids of the layers to tell of; all when left out. */
  readonly layers?: readonly string[];
}

export interface OutputsAnswer {
  /** [N, …] by layer id, in the order of computation. An output layer's is what it predicts. */
  readonly layers: Tensors;
}

export function outputs({ plan, parameters, settings }: InspectedModel, { features, training = false, layers: wanted }: OutputsBody): OutputsAnswer {
  const { graph } = forwardGraph(plan, features.shape[0], training ? { training: { seed: settings.seed } } : {});
  const { outputs: all } = interpret(graph, forwardFeeds(parameters, features));
  return { layers: wanted ? Object.fromEntries(wanted.map((id) => [id, all[id]])) : all };
}
