/** The backward pass through a circuit, one gate at a time: how far it has come, and which gradients are known by then. */
import type { CircuitReading } from '@core/circuit/evaluate';
import type { Network } from '@core/network/network';

/** Long enough to read one rule. */
const millisecondsPerGate = 1600;

export class BackwardPass {
  readonly #circuit: () => Network;
  readonly #reading: () => CircuitReading;
  readonly #visit: (gate: string) => void;
  /** Gates done; `null` while everything is shown. */
  #done: number | null = $state(null);
  #timer: ReturnType<typeof setInterval> | undefined = $state.raw();
  /** Ids of the gates that have handed their gradient on. */
  readonly #handedOn: ReadonlySet<string>;

  /** `visit` is told each gate whose turn it is. */
  constructor(circuit: () => Network, reading: () => CircuitReading, visit: (gate: string) => void) {
    this.#circuit = circuit;
    this.#reading = reading;
    this.#visit = visit;
    this.#handedOn = $derived(new Set(reading().backward.slice(0, this.done)));
  }

  /** Whether the pass is looked at step by step. */
  get isStepping(): boolean {
    return this.#done !== null;
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined;
  }

  get length(): number {
    return this.#reading().backward.length;
  }

  /** How many gates are done. */
  get done(): number {
    return Math.min(this.#done ?? this.length, this.length);
  }

  /** Id of the gate that was done last; `null` while everything is shown. */
  get activeGate(): string | null {
    return this.#done === null ? null : (this.#reading().backward[this.done - 1] ?? null);
  }

  /** Back to the beginning: only the outputs have a gradient, and it is 1. */
  start(): void {
    this.#goTo(0);
  }

  forward(): void {
    this.#goTo(this.#done === null ? 1 : this.done + 1);
  }

  back(): void {
    this.#goTo(this.done - 1);
  }

  /** Shows everything again. */
  end(): void {
    this.pause();
    this.#done = null;
  }

  play(): void {
    if (this.#done === null || this.done === this.length) this.start();
    this.#timer = setInterval(() => {
      this.forward();
      if (this.done === this.length) this.pause();
    }, millisecondsPerGate);
  }

  pause(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** The gradient on a wire once the gate it leads to has handed it back. */
  onWire(wire: string): number | undefined {
    const to = this.#circuit().connections.find(({ id }) => id === wire)?.to;
    return to !== undefined && this.#knows(to) ? this.#reading().wires.get(wire)?.gradient : undefined;
  }

  /** The gradient at the output of a gate once everything that it feeds has handed it back. */
  atGate(gate: string): number | undefined {
    const { backward, gates } = this.#reading();
    const fed = this.#circuit().connections.filter(({ from, to }) => from === gate && backward.includes(to));
    return fed.every(({ to }) => this.#knows(to)) ? gates.get(gate)?.gradient : undefined;
  }

  #knows = (gate: string): boolean => this.#done === null || this.#handedOn.has(gate) || !this.#reading().backward.includes(gate);

  #goTo(step: number): void {
    this.#done = Math.max(0, Math.min(step, this.length));
    if (this.activeGate !== null) this.#visit(this.activeGate);
  }
}
