/** A checked network in the order of computation, with everything that building it needs. */
import { layerNamed } from '../layers';
import type { FieldValues } from '../fields/definition';
import { isLearned, type LayerDefinition, type ParameterDefinition, type Surroundings } from '../layers/definition';
import { completeFields } from '../fields/fields';
import { learnedBy } from '../layers/shared/outputs';
import type { Shape } from '../tensor/tensor';
import { expand } from './blocks/expand';
import { checkNetwork, type LayerCheck, type NetworkCheck } from './check';
import type { Network } from './network';

/** A tensor that a network keeps from step to step. */
export interface NetworkParameter extends ParameterDefinition {
  /** `<layer id>.<name>`, unique in the network. */
  readonly name: string;
  readonly layer: string;
}

export interface PlannedLayer {
  readonly id: string;
  readonly definition: LayerDefinition;
  readonly fields: FieldValues;
  /** Ids of the layers on the input ports. */
  readonly sources: readonly string[];
  /** Shape of one output example. */
  readonly shape: Shape;
  readonly parameters: readonly NetworkParameter[];
}

export interface NetworkPlan {
  readonly name: string;
  readonly surroundings: Surroundings;
  readonly layers: readonly PlannedLayer[];
  /** The layers whose losses, each times its weight, are added to the loss of the network; at least one. */
  readonly outputs: readonly PlannedLayer[];
  /** The one by which the network is judged: the first that learns classes, or the first of all. */
  readonly output: PlannedLayer;
  readonly parameters: readonly NetworkParameter[];
  /** Multiplications and additions of one forward pass for one example. */
  readonly flop: number;
}

/**
 * @throws the first problem as a sentence if the network cannot be built.
 */
export function planNetwork(network: Network, surroundings: Surroundings): NetworkPlan {
  const drawn = checkNetwork(network, surroundings);
  if (!drawn.ready) throw new Error(firstProblem(network, drawn));
  const plain = network.blocks ? expand(network).network : network;
  const check = network.blocks ? checkNetwork(plain, surroundings) : drawn;
  const layers = check.order.map((id) => planLayer(plain, check.layers.get(id)!));
  const outputs = layers.filter((layer) => layer.definition.loss);
  const output = outputs.find((layer) => learnedBy(layer, surroundings) === 'classes') ?? outputs[0];
  const parameters = layers.flatMap((layer) => layer.parameters);
  return { name: network.name, surroundings, layers, outputs, output, parameters, flop: check.flop };
}

/** The parameters with gradient and optimizer state. */
export const learnedParameters = ({ parameters }: Pick<NetworkPlan, 'parameters'>): readonly NetworkParameter[] => parameters.filter(isLearned);

function planLayer({ connections }: Network, { layer, inputShapes, shape }: LayerCheck): PlannedLayer {
  const definition = layerNamed(layer.kind)!;
  const fields = completeFields(definition, layer.fields);
  const sources = definition.inputs.map((_, port) => connections.find((each) => each.to === layer.id && each.port === port)!.from);
  const parameters = definition
    .parameters(inputShapes as readonly Shape[], fields)
    .map((parameter) => ({ ...parameter, layer: layer.id, name: `${layer.id}.${parameter.name}` }));
  return { id: layer.id, definition, fields, sources, shape: shape!, parameters };
}

function firstProblem(network: Network, { problems: [problem] }: NetworkCheck): string {
  const layer = network.layers.find(({ id }) => id === problem.layer);
  return layer ? `The network cannot be used yet, because of its layer "${layer.name}": ${problem.text.en}` : problem.text.en;
}
