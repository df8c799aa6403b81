/** What the tests of circuits share. */
import type { Network } from '@core/network/network';
import { circuitOf } from '@core/circuit/draw';
import { evaluateCircuit, type CircuitReading, type Reading } from '@core/circuit/evaluate';

export const draw = (text: string): Network => circuitOf(text, { say: ({ en }) => en });

export const gateCalled = (circuit: Network, name: string): string => circuit.layers.find((gate) => gate.name === name)!.id;

export const readingOf = (circuit: Network, name: string, reading: CircuitReading = evaluateCircuit(circuit)): Reading => reading.gates.get(gateCalled(circuit, name))!;
