/** From a planned network to a graph. */
import type { Graph, Value } from '../graph/graph';
import { learnedBy } from '../layers/shared/outputs';
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
  /** Of each output layer, in the order of the plan. */
  readonly outputs: readonly ForwardOutput[];
  /** While training: the next value of each tensor that is not learned, by name. */
  readonly kept: Readonly<Record<string, Value>>;
}

export interface ForwardOutput {
  readonly layer: PlannedLayer;
  /** What the layer gets: scores of the classes [N, classes], numbers [N, targets], or a standardized example [N, …]. */
  readonly logits: Value;
  /** What it says: probabilities of the classes, the same numbers, or an example in the units of the features. */
  readonly prediction: Value;
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
  const outputs = plan.outputs.map((layer) => ({ layer, logits: inputsOf(layer)[0], prediction: values.get(layer.id)! }));
  return { values, outputs, kept };
}

const localName = (layer: PlannedLayer, name: string): string => name.slice(layer.id.length + 1);

/** What the outputs of an output layer are called in an inference graph and in an exported file. */
export interface OutputNames {
  readonly prediction: string;
  /** Only of a layer that learns classes. */
  readonly logits?: string;
}

/** The layer by which the network is judged has the plain names, others have their id behind. */
export function outputNames({ output, surroundings }: Pick<NetworkPlan, 'output' | 'surroundings'>, layer: PlannedLayer): OutputNames {
  const ending = layer.id === output.id ? '' : `_${layer.id}`;
  if (learnedBy(layer, surroundings) !== 'classes') return { prediction: `prediction${ending}` };
  return { prediction: `probabilities${ending}`, logits: `logits${ending}` };
}

/**
 * The network as it is used: input `image` (float32 [batchSize, ...exampleShape], raw features), outputs
 * `probabilities` and `logits` ([batchSize, classes]) or `prediction` ([batchSize, …]) of each output layer, that by which
 * it is judged first (see `outputNames`); parameters inside as constants.
 */
export function buildInference(plan: NetworkPlan, parameters: Tensors, batchSize: number): Graph {
  const build = buildGraph(plan.name);
  const image = build.input('image', { dtype: 'float32', shape: [batchSize, ...plan.surroundings.exampleShape] });
  const constants = plan.parameters.map(({ name }) => [name, build.constant(parameters[name], name)] as const);
  const { outputs } = buildForward(plan, { build, image, parameters: Object.fromEntries(constants) });
  const named = outputs.toSorted((a, b) => Number(b.layer === plan.output) - Number(a.layer === plan.output)).flatMap(({ layer, logits, prediction }) => {
    const names = outputNames(plan, layer);
    return [[names.prediction, prediction], ...(names.logits === undefined ? [] : [[names.logits, logits]])] as const;
  });
  return build.graph(Object.fromEntries(named));
}
