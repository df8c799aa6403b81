/** A unit of a dense layer of the network, opened as the gate circuit that it is, with its numbers for the chosen example. */
import { mostInputs, type Neuron } from '@core/circuit/neuron';
import { isFunction } from '@core/circuit/parse';
import { elementCount } from '@core/tensor/tensor';
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../app-state.svelte';

type App = Pick<AppState, 'project' | 'inspection' | 'circuit'>;

/** What goes into a layer of the network, and what its output goes into, if that is only one. */
function around({ project }: App, layer: string) {
  const { layers, connections } = project.network;
  const [source] = connections.filter(({ to }) => to === layer);
  const fed = connections.filter(({ from }) => from === layer);
  const next = fed.length === 1 ? layers.find(({ id }) => id === fed[0]!.to) : undefined;
  return { source: source?.from, activation: next && isFunction(next.kind) ? next.kind : undefined };
}

/** Why the units of a dense layer cannot be opened, as a sentence. */
export function neuronRefusal(app: App, layer: string): string | null {
  const { source } = around(app, layer);
  const shape = source === undefined ? undefined : app.project.check.layers.get(source)?.shape;
  if (app.inspection.refusal !== null) return app.inspection.refusal;
  if (!shape) return m.inspection_incomplete();
  const count = elementCount(shape);
  return count > mostInputs ? m.neuron_too_wide({ count, most: mostInputs }) : null;
}

/** @param unit from 0. @throws a sentence */
export async function openNeuron(app: App, layer: string, name: string, unit: number): Promise<void> {
  const { source, activation } = around(app, layer);
  if (source === undefined) throw new Error(m.inspection_incomplete());
  const { split, index } = app.inspection.example;
  const { features } = await app.inspection.examples(split, index, 1);
  const [learned, answer] = await Promise.all([app.inspection.ask('neuron weights', 'weights', { layers: [layer] }), app.inspection.ask('neuron inputs', 'outputs', { features, layers: [source] })]);
  if (!learned || !answer) return;
  const inputs = Array.from(answer.layers[source]!.data, Number);
  const weights = Array.from(learned[`${layer}.weight`]!.data.subarray(unit * inputs.length, (unit + 1) * inputs.length), Number);
  const bias = learned[`${layer}.bias`]?.data[unit];
  const neuron: Neuron = { inputs, weights, ...(bias !== undefined && { bias: Number(bias) }), ...(activation && { activation }) };
  if (![...inputs, ...weights, neuron.bias ?? 0].every(Number.isFinite)) throw new Error(m.neuron_not_finite({ name }));
  app.circuit.openNeuron(name, neuron);
}
