/** How a gate circuit is drawn on the canvas of networks. */
import { m } from '../../messages/generated/messages.js';
import type { Circuit } from '../../state/circuit/circuit.svelte';
import type { Look } from '../network/look';
import GateNode from './GateNode.svelte';
import { gateSize, stubLength } from './geometry';
import { spokenCircuit } from './spoken';
import WireEdge from './WireEdge.svelte';

export const circuitLook = (circuit: Circuit): Look => ({
  label: m.gates_canvas_label,
  node: GateNode,
  connection: WireEdge,
  sizeOf: gateSize,
  overhang: stubLength,
  spoken: () => spokenCircuit(circuit),
  empty: { title: m.gates_empty_title, text: m.gates_empty_text },
});
