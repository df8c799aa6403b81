/** Checks a circuit while it is being drawn, as `network/check` checks a network. A circuit may have loose ends: they are its outputs. */
import type { FieldValues } from '../fields/definition';
import { isLearned } from '../layers/definition';
import { completeFields, fieldProblem } from '../fields/fields';
import type { LayerCheck, NetworkCheck } from '../network/check';
import type { Layer, Network } from '../network/network';
import { wire, type Wiring } from '../network/wiring';
import type { Text } from '../tensor/text';
import { gateNamed } from './gates';
import type { GateDefinition } from './gates/definition';

export const wireCircuit = (circuit: Network): Wiring => wire(circuit, gateNamed);

/**
 * Looks at everything once and says what it found; never throws. A gate has a shape (that of a scalar) if it can be
 * computed: all its inputs are connected, and so are those of the gates before it.
 */
export function checkCircuit(circuit: Network): NetworkCheck {
  const wiring = wireCircuit(circuit);
  const found = new Map<string, LayerCheck>();
  for (const id of wiring.order) found.set(id, checkGate(id, wiring, found));
  const checks = [...found.values()];
  const problems = [...wiring.problems, ...checks.flatMap(({ problem }) => problem ?? [])];
  const problemOf = ({ id }: Layer) => problems.find(({ layer }) => layer === id);
  return {
    layers: new Map(circuit.layers.map((gate) => [gate.id, { ...(found.get(gate.id) ?? unchecked(gate)), problem: problemOf(gate) }])),
    problems,
    order: wiring.order,
    parameterCount: checks.reduce((sum, check) => sum + check.parameterCount, 0),
    flop: checks.reduce((sum, check) => sum + check.flop, 0),
    ready: problems.length === 0,
  };
}

const unchecked = (layer: Layer): LayerCheck => ({ layer, inputShapes: [], parameterCount: 0, flop: 0 });

function checkGate(id: string, { known, sources }: Wiring, found: ReadonlyMap<string, LayerCheck>): LayerCheck {
  const { layer } = known.get(id)!;
  const definition = gateNamed(layer.kind)!;
  const fields = completeFields(definition, layer.fields);
  const ports = sources.get(id)!;
  const check = { ...unchecked(layer), inputShapes: ports.map((port) => port && found.get(port.from)?.shape) };
  const text = wrongNumber(definition, fields) ?? openInput(definition, ports.findIndex((port) => !port));
  if (text) return { ...check, problem: { layer: id, text } };
  if (!check.inputShapes.every((shape) => shape !== undefined)) return check;
  const parameterCount = definition.parameters([], fields).filter(isLearned).length;
  return { ...check, shape: [], parameterCount, flop: definition.flop([], fields) };
}

function wrongNumber({ fields }: GateDefinition, values: FieldValues): Text | undefined {
  for (const [name, field] of Object.entries(fields)) {
    const text = fieldProblem(field, values[name]);
    if (text) return text;
  }
  return undefined;
}

function openInput({ title, inputs }: GateDefinition, port: number): Text | undefined {
  if (port < 0) return undefined;
  if (inputs.length === 1) return { en: `${title.en} has no input yet. Connect a value to it.`, zh: `${title.zh}门还没有输入，请连一个值过来。` };
  return { en: `Input ${inputs[port]} of ${title.en} is still open. Connect a value to it.`, zh: `${title.zh}门的输入 ${inputs[port]} 还空着，请连一个值过来。` };
}
