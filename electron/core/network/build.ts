/** From a planned network to a graph. */
import type { Graph, Value } from '../graph/graph';
import { buildGraph, type OpBuilder } from '../ops/builder';
import { Random } from '../tensor/random';
import type { Tensor } from '../tensor/tensor';
import type { NetworkPlan, PlannedLayer } from './plan';

/** Parameters or optimizer state, by name. */
export type Tensors = Readonly<Record<string, Tensor>>;

export interface ForwardOptions {
  readonly build: OpBuilder;
  /** Raw features, [N, ...exampleShape]. */
  readonly image: Value;
  /** By parameter name. */
  readonly parameters: Readonly<Record<string, Value>>;
  readonly training?: { readonly step: Value; readonly seed: number };
}

export interface Forward {
  /** Output of each layer, by layer id. */
  readonly values: ReadonlyMap<string, Value>;
  /** What the output layer gets: scores of the classes [N, classes], or numbers [N, targets]. */
  readonly logits: Value;
  /** What the output layer says: probabilities of the classes, or the same numbers. */
  readonly prediction: Value;
  /** While training: the next value of each tensor that is not learned, by name. */
  readonly kept: Readonly<Record<string, Value>>;
}

/** Adds the nodes of one forward pass; each carries the id of its layer as scope. */
export function buildForward(plan: NetworkPlan, { build, image, parameters, training }: ForwardOptions): Forward {
  const values = new Map<string, Value>();
  const kept: Record<string, Value> = {};
  const inputsOf = (layer: PlannedLayer) => (layer.sources.length === 0 ? [image] : layer.sources.map((id) => values.get(id)!));
  for (const layer of plan.layers) {
    const context = {
      build,
      inputs: inputsOf(layer),
      fields: layer.fields,
      parameters: Object.fromEntries(layer.parameters.map(({ name }) => [localName(layer, name), parameters[name]])),
      surroundings: plan.surroundings,
      training: training && {
        step: training.step,
        // Each layer draws its own random numbers, whatever other layers there are.
        seed: new Random(training.seed).fork(layer.id).bits(),
        keep: (name: string, next: Value) => void (kept[`${layer.id}.${name}`] = next),
      },
    };
    values.set(layer.id, build.scoped(layer.id, () => layer.definition.build(context)));
  }
  return { values, logits: inputsOf(plan.output)[0], prediction: values.get(plan.output.id)!, kept };
}

const localName = (layer: PlannedLayer, name: string): string => name.slice(layer.id.length + 1);

/**
 * The network as it is used: input `image` (float32 [batchSize, ...exampleShape], raw features), outputs
 * `probabilities` and `logits` ([batchSize, classes]) or `prediction` ([batchSize, targets]), parameters inside as constants.
 */
export function buildInference(plan: NetworkPlan, parameters: Tensors, batchSize: number): Graph {
  const build = buildGraph(plan.name);
  const image = build.input('image', { dtype: 'float32', shape: [batchSize, ...plan.surroundings.exampleShape] });
  const constants = plan.parameters.map(({ name }) => [name, build.constant(parameters[name], name)] as const);
  const { prediction, logits } = buildForward(plan, { build, image, parameters: Object.fromEntries(constants) });
  return build.graph('classCount' in plan.surroundings ? { probabilities: prediction, logits } : { prediction });
}
