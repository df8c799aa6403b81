/** The numbers of a circuit: the value on every wire and the gradient of its output by every wire. */
import { interpret } from '../interpret/interpret';
import { completeFields } from '../fields/fields';
import type { Network } from '../network/network';
import { buildGraph, extendGraph } from '../ops/builder';
import { scalar, type Tensor } from '../tensor/tensor';
import type { Value } from '../graph/graph';
import { differentiate } from '../differentiate/differentiate';
import { buildCircuit, sourceInput, type Question } from './build';
import { gateNamed } from './gates';
import type { GateDefinition } from './gates/definition';
import { SOURCE_VALUE } from './gates/shared/source';

/** A value, and how fast the total grows when it grows. */
export interface Reading {
  readonly value: number;
  readonly gradient: number;
}

export interface CircuitReading {
  /** By gate id; gates that cannot be computed are left out. The gradient of a gate is the sum over its wires. */
  readonly gates: ReadonlyMap<string, Reading>;
  /** By connection id; those into gates that cannot be computed are left out. */
  readonly wires: ReadonlyMap<string, Reading>;
  /** Ids of the gates whose sum is the total. */
  readonly targets: readonly string[];
  /** What the gradients are of; `undefined` if no gate can be computed. */
  readonly total?: number;
  /** Ids of the gates with inputs that lead to a target, in the order in which the backward pass comes to them. */
  readonly backward: readonly string[];
}

/** Runs the circuit forward and backward. Never throws for a circuit that was checked or not. */
export function evaluateCircuit(circuit: Network, question: Question = {}): CircuitReading {
  const { graph, gates, wires, targets, total, gradients } = buildCircuit(circuit, question);
  const { values } = interpret(graph, feedsOf(circuit));
  const numberOf = (value: Value) => values.get(value)!.data[0];
  const readings = (parts: ReadonlyMap<string, Value>) =>
    new Map([...parts].map(([id, value]) => [id, { value: numberOf(value), gradient: numberOf(gradients.get(value)!) }]));
  return { gates: readings(gates), wires: readings(wires), targets, total: total && numberOf(total), backward: backwardOrder(circuit, [...gates.keys()], targets) };
}

/** From the targets back to the sources. `order` is that of the forward pass. */
function backwardOrder({ connections }: Network, order: readonly string[], targets: readonly string[]): string[] {
  const reached = new Set(targets);
  return order.toReversed().filter((id) => {
    const feeding = connections.filter(({ to }) => to === id).map(({ from }) => from);
    if (reached.has(id)) feeding.forEach((from) => reached.add(from));
    return reached.has(id) && feeding.length > 0;
  });
}

function feedsOf({ layers }: Network): Record<string, Tensor> {
  const feeds: Record<string, Tensor> = {};
  for (const { id, kind, fields } of layers) {
    const definition = gateNamed(kind);
    const value = definition && completeFields(definition, fields)[SOURCE_VALUE];
    if (typeof value === 'number') feeds[sourceInput(id)] = scalar('float64', value);
  }
  return feeds;
}

/** The derivative of a gate's output by each of its inputs, where the inputs have these values. */
export function localDerivatives({ build: buildGate }: GateDefinition, inputs: readonly number[]): number[] {
  const build = buildGraph('gate');
  const values = inputs.map((_, port) => build.input(String(port), { dtype: 'float64', shape: [] }));
  const output = buildGate({ build, inputs: values, parameters: {} });
  const forward = build.graph({ output });
  const backward = extendGraph(forward);
  const gradients = differentiate(backward, forward, output, values);
  const graph = backward.graph(Object.fromEntries(values.map((value, port) => [port, gradients.get(value)!])));
  const { outputs } = interpret(graph, Object.fromEntries(inputs.map((input, port) => [port, scalar('float64', input)])));
  return inputs.map((_, port) => outputs[port].data[0]);
}
