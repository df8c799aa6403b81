/** One training step in the interpreter with every value kept: what views of the forward and backward pass show. */
import type { Node, Value } from '../../graph/graph';
import { interpret } from '../../interpret/interpret';
import type { Tensors } from '../../network/build';
import type { NetworkPlan } from '../../network/plan';
import type { Tensor } from '../../tensor/tensor';
import type { Phase } from '../numeric-failure';
import { stepAnatomy, type StepSettings } from '../step';
import { partName } from './measure';
import { phaseOf } from './probe';
import type { Births } from './update';

export interface TracedLayer {
  /** [N, …] */
  readonly output: Tensor;
  /** d(loss + penalty)/d(output), in the shape of the output; output layers have none. */
  readonly gradient?: Tensor;
}

export interface TracedParameter {
  /** Before the step. */
  readonly value: Tensor;
  /** d(loss + penalty)/d(value), before clipping. */
  readonly gradient: Tensor;
  /** After the step. */
  readonly next: Tensor;
}

/** One use of an op within the step. */
export interface TracedNode {
  readonly phase: Phase;
  /** Id of the layer it belongs to, or ''. */
  readonly layer: string;
  readonly op: string;
  readonly attributes: Node['attributes'];
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  /** Names in the graph of the step, of the inputs and of the outputs. */
  readonly reads: readonly string[];
  readonly makes: readonly string[];
}

export interface StepTrace {
  /** Mean over the batch, without penalty. */
  readonly loss: number;
  /** The same by the id of the output layer; of several ones before their weights. */
  readonly losses: ReadonlyMap<string, number>;
  /** Present if weights are charged. */
  readonly penalty?: number;
  /** By layer id, in the order of the forward pass. */
  readonly layers: ReadonlyMap<string, TracedLayer>;
  /** By name. */
  readonly parameters: ReadonlyMap<string, TracedParameter>;
  /** In the order of computation: forward and loss, then backward, then update. */
  readonly nodes: readonly TracedNode[];
}

/**
 * @param feeds the inputs of the step by name (see `buildTrainingStep`); `image` holds N examples
 * @throws if an input is missing or does not fit the plan.
 */
export function traceStep(plan: NetworkPlan, settings: StepSettings, feeds: Tensors, births: Births = {}): StepTrace {
  const { graph, phases, layers, parameters } = stepAnatomy(plan, settings, feeds['image'].shape[0], births);
  const { values, outputs } = interpret(graph, feeds);
  const tensor = (value: Value): Tensor => values.get(value)!;
  const nodes = graph.nodes.map((node): TracedNode => ({
    phase: phaseOf(node, phases),
    layer: node.scope,
    op: node.op,
    attributes: node.attributes,
    inputs: node.inputs.map(tensor),
    outputs: node.outputs.map(tensor),
    reads: node.inputs.map(({ name }) => name),
    makes: node.outputs.map(({ name }) => name),
  }));
  const lossOf = (name: string): number => Number(outputs[name].data[0]);
  return {
    loss: lossOf('loss'),
    losses: new Map(plan.outputs.map(({ id }) => [id, lossOf(partName(id) in outputs ? partName(id) : 'loss')])),
    ...('penalty' in outputs && { penalty: lossOf('penalty') }),
    layers: new Map([...layers].map(([id, { output, gradient }]) => [id, { output: tensor(output), ...(gradient && { gradient: tensor(gradient) }) }])),
    parameters: new Map([...parameters].map(([name, { value, gradient, next }]) => [name, { value: tensor(value), gradient: tensor(gradient), next: tensor(next) }])),
    nodes: (['forward', 'backward', 'update'] as const).flatMap((phase) => nodes.filter((node) => node.phase === phase)),
  };
}
