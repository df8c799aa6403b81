/** The forward pass as a graph of which every layer can be read; built once for a plan and batch size. */
import type { Graph, Value } from '../../graph/graph';
import { buildForward, type Tensors } from '../../network/build';
import type { NetworkPlan } from '../../network/plan';
import { buildGraph } from '../../ops/builder';
import { scalar, type Tensor } from '../../tensor/tensor';

export interface ForwardGraph {
  readonly graph: Graph;
  /** Output of each layer, by id. */
  readonly layers: ReadonlyMap<string, Value>;
}

/** How layers act that act differently while the network learns: dropout, noise, normalization by the batch. */
export interface ForwardMode {
  readonly training?: { readonly seed: number };
}

const known = new WeakMap<NetworkPlan, Map<string, ForwardGraph>>();

/** Inputs of the graph: `image` [N, ...exampleShape] in the type of the stored features, each parameter by its name, `step` while training. */
export function forwardGraph(plan: NetworkPlan, batchSize: number, mode: ForwardMode = {}): ForwardGraph {
  const graphs = known.get(plan) ?? new Map<string, ForwardGraph>();
  known.set(plan, graphs);
  const key = `${batchSize} ${mode.training?.seed}`;
  const graph = graphs.get(key) ?? makeForward(plan, batchSize, mode);
  graphs.set(key, graph);
  return graph;
}

function makeForward(plan: NetworkPlan, batchSize: number, { training }: ForwardMode): ForwardGraph {
  const build = buildGraph(plan.name);
  const { exampleShape, features } = plan.surroundings;
  const image = build.input('image', { dtype: features, shape: [batchSize, ...exampleShape] });
  const parameters = Object.fromEntries(plan.parameters.map(({ name, shape }) => [name, build.input(name, { dtype: 'float32', shape })]));
  const step = training && build.input('step', { dtype: 'int64', shape: [] });
  const { values } = buildForward(plan, { build, image, parameters, ...(step && { training: { step, seed: training.seed } }) });
  return { graph: build.graph(Object.fromEntries(values)), layers: values };
}

/** What the graph is fed with. @param step decides the random numbers of training */
export const forwardFeeds = (parameters: Tensors, features: Tensor, step = 0): Tensors => ({ ...parameters, image: features, step: scalar('int64', step) });
