/** What the canvas of circuits says to screen readers: names and exact numbers. */
import type { Reading } from '@core/circuit/evaluate';
import { m } from '../../messages/generated/messages.js';
import type { Circuit } from '../../state/circuit/circuit.svelte';
import { language } from '../../state/language.svelte';
import type { Spoken } from '../network/drawing';

const numbers = (reading: Reading | undefined): string =>
  reading ? m.gates_numbers({ value: String(reading.value), gradient: String(reading.gradient) }) : m.gates_no_numbers();

export function spokenCircuit({ editor: { project }, reading }: Circuit): Spoken {
  const nameOf = (id: string) => project.network.layers.find((gate) => gate.id === id)?.name ?? id;
  return {
    layer: (gate, check) => {
      if (check?.problem) return m.gates_gate_problem({ name: gate.name, problem: language.say(check.problem.text) });
      return m.gates_gate({ name: gate.name, numbers: numbers(reading.gates.get(gate.id)) });
    },
    connection: ({ id, from, to }) => m.gates_wire({ from: nameOf(from), to: nameOf(to), numbers: numbers(reading.wires.get(id)) }),
  };
}
