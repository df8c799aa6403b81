/** Carries out the remedies of problems. */
import type { Fix } from '../layers/definition';
import { addAfter, addLayer, connect, disconnect, insertBefore, moveBefore, removeLayers, replaceLayer, setField, type NewLayer } from './edit';
import { faceOf } from './face';
import type { Network } from './network';
import type { Problem } from './wiring';

/** `newLayer` makes the layer that a remedy asks for, from its kind. */
export function applyFix(network: Network, problem: Problem, fix: Fix, newLayer: (kind: string) => NewLayer): Network {
  const { layer, connection } = problem;
  switch (fix.kind) {
    case 'setField':
      return setField(network, fix.owner ?? layer, fix.field, fix.value);
    case 'disconnect':
      return disconnect(network, connection === undefined ? inputsOf(network, layer) : [connection]);
    case 'insertBefore':
      return insertBefore(network, layer, fix.port ?? problem.port ?? 0, { ...newLayer(fix.layer), fields: fix.fields }).network;
    case 'connect':
      return connect(network, fix.from, fix.to, fix.port);
    case 'moveBefore':
      return moveBefore(network, layer, fix.target);
    case 'remove':
      return removeLayers(network, [fix.owner ?? layer]);
    case 'replace':
      return replaceLayer(network, layer, newLayer(fix.layer));
    case 'append':
      return append(network, newLayer(fix.layer));
    case 'prepend':
      return prepend(network, newLayer(fix.layer));
  }
}

const inputsOf = (network: Network, layer: string): string[] => network.connections.filter(({ to }) => to === layer).map(({ id }) => id);

/** Behind the last layer whose output goes nowhere. */
function append(network: Network, addition: NewLayer): Network {
  const loose = looseOutputs(network).at(-1);
  return loose === undefined ? addLayer(network, addition, { x: 0, y: 0 }).network : addAfter(network, loose, addition).network;
}

/** In front of the first input that is open. */
function prepend(network: Network, addition: NewLayer): Network {
  const [open] = openInputs(network);
  return open ? insertBefore(network, open.layer, open.port, addition).network : addLayer(network, addition, { x: 0, y: 0 }).network;
}

/** Ids of the layers whose output goes nowhere, in the order of the document. */
export function looseOutputs(network: Network): readonly string[] {
  const { layers, connections } = network;
  const used = new Set(connections.map(({ from }) => from));
  return layers.filter(({ id, kind }) => faceOf(network, kind)?.hasOutput && !used.has(id)).map(({ id }) => id);
}

/** Input ports without a connection, in the order of the document. */
export function openInputs(network: Network): readonly { readonly layer: string; readonly port: number }[] {
  const { layers, connections } = network;
  const taken = new Set(connections.map(({ to, port }) => `${to} ${port}`));
  return layers.flatMap(({ id, kind }) => (faceOf(network, kind)?.inputs ?? []).flatMap((_, port) => (taken.has(`${id} ${port}`) ? [] : [{ layer: id, port }])));
}
