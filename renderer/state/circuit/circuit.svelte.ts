/** The gate circuit: its document, the numbers on its wires, and its expression. */
import { circuitOf } from '@core/circuit/draw';
import { evaluateCircuit, type CircuitReading } from '@core/circuit/evaluate';
import { circuitExamples, type CircuitExample } from '@core/circuit/examples';
import { neuronExpression, type Neuron } from '@core/circuit/neuron';
import { expressionOf, nameValues, valueOf } from '@core/circuit/write';
import type { Network } from '@core/network/network';
import type { Text } from '@core/tensor/text';
import { m } from '../../messages/generated/messages.js';
import { BackwardPass } from './backward-pass.svelte';
import { circuitRules } from './rules';
import { Editor } from '../editor.svelte';
import { language } from '../language.svelte';

const say = (text: Text): string => language.say(text);

/** What opens at the very first start. */
export const firstCircuit = (): Network => circuitOf(circuitExamples[0]!.expression, { say });

export class Circuit {
  readonly editor: Editor;
  #target: string | undefined = $state();

  /** Values and gradients; they follow each edit at once. */
  readonly reading: CircuitReading;
  /** The circuit in one line, as it could be typed. */
  readonly expression: string;
  readonly backward: BackwardPass;
  /** Ids of the wires of a way that somebody follows. */
  lit: ReadonlySet<string> = $state.raw(new Set());

  constructor(circuit: Network) {
    this.editor = new Editor(circuit, circuitRules);
    this.reading = $derived(evaluateCircuit(this.editor.project.network, { target: this.#target }));
    const { project, selection } = this.editor;
    this.backward = new BackwardPass(() => project.network, () => this.reading, (gate) => selection.set([gate]));
    this.expression = $derived(expressionOf(this.editor.project.network));
  }

  /** Id of the gate that was chosen to ask for its gradients; nothing while the gradients are those of all outputs together. */
  get target(): string | undefined {
    return this.#target !== undefined && this.reading.gates.has(this.#target) ? this.#target : undefined;
  }

  set target(gate: string | undefined) {
    this.#target = gate;
  }

  /**
   * Draws the circuit of an expression in the place of this one, as one undoable step. Variables keep their numbers.
   * @throws ExpressionProblem if the text is no expression; the circuit stays.
   */
  type(expression: string): void {
    const { network } = this.editor.project;
    const names = nameValues(network);
    const values = new Map(network.layers.filter(({ kind }) => kind === 'variable').map((gate) => [names.get(gate.id)!, valueOf(gate)]));
    this.#open(() => m.edit_expression(), circuitOf(expression, { say, values }));
  }

  /** What the gradients are of, once the output of a gate is larger by `by`; `undefined` if nothing can be computed. */
  nudged(gate: string, by: number): number | undefined {
    return evaluateCircuit(this.editor.project.network, { target: this.#target, nudge: { gate, by } }).total;
  }

  openExample({ title, expression }: CircuitExample): void {
    this.#open(() => m.edit_example({ example: language.say(title) }), circuitOf(expression, { say }));
  }

  /** Draws a neuron of the network in the place of the circuit. @throws ExpressionProblem if a number is too large for a gate */
  openNeuron(name: string, neuron: Neuron): void {
    this.#open(() => m.edit_neuron({ name }), circuitOf(neuronExpression(neuron), { say }));
  }

  #open(label: () => string, circuit: Network): void {
    this.#target = undefined;
    this.backward.end();
    this.editor.open(label, circuit);
  }
}
