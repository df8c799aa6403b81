/** Questions to the inspecting worker: one at a time, and of each key only the newest. */
import type { Network } from '@core/network/network';
import type { FromInspector, Snapshot, ToInspector } from './messages';

interface Question {
  readonly message: ToInspector;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (problem: Error) => void;
}

/** What of a `Worker` is needed here. */
export interface Inspector {
  postMessage(message: ToInspector, transfer: Transferable[]): void;
  addEventListener(kind: 'message', listen: (event: { readonly data: FromInspector }) => void): void;
  addEventListener(kind: 'error', listen: (event: { readonly message: string }) => void): void;
  terminate(): void;
}

export class QuestionQueue {
  readonly #start: () => Inspector;
  readonly #broken: (reason: string) => string;
  #worker: Inspector | null = null;
  #snapshot: Snapshot | null = null;
  /** The network that the worker knows. */
  #known: Network | null = null;
  /** Replaced questions keep the place of the first of their key, so that nobody waits forever. */
  readonly #waiting = new Map<string, Question>();
  #asked: (Question & { readonly key: string }) | null = null;
  #idle: (() => void)[] = [];

  /** @param broken the sentence about a worker that broke down */
  constructor(start: () => Inspector, broken: (reason: string) => string) {
    this.#start = start;
    this.#broken = broken;
  }

  /** Questions that are asked from now on are about this; its weights move to the worker. */
  take(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#next();
  }

  /** `null` once a later question of that key took its place. @throws the sentence of the worker */
  ask(key: string, message: Extract<ToInspector, { kind: 'ask' }>): Promise<unknown> {
    this.#waiting.get(key)?.resolve(null);
    if (this.#asked?.key === key) this.#asked.resolve(null);
    return new Promise((resolve, reject) => {
      this.#waiting.set(key, { message, resolve, reject });
      this.#next();
    });
  }

  /** Once nothing is being asked. */
  idle(): Promise<void> {
    if (!this.#asked) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #next(): void {
    if (this.#asked) return;
    const [next] = this.#waiting;
    if (!next) {
      for (const wake of this.#idle.splice(0)) wake();
      return;
    }
    const [key, question] = next;
    this.#waiting.delete(key);
    this.#asked = { key, ...question };
    this.#worker ??= this.#started();
    this.#handOver(this.#worker);
    this.#worker.postMessage(question.message, []);
  }

  #handOver(worker: Inspector): void {
    if (!this.#snapshot) return;
    const { network, ...rest } = this.#snapshot;
    this.#snapshot = null;
    const buffers = new Set(Object.values(rest.weights).map(({ data }) => data.buffer as ArrayBuffer));
    worker.postMessage({ kind: 'model', ...rest, ...(network !== this.#known && { network }) }, [...buffers]);
    this.#known = network;
  }

  #started(): Inspector {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }) => this.#settle((asked) => ('refusal' in data ? asked.reject(new Error(data.refusal)) : asked.resolve(data.answer))));
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      this.#worker = null;
      this.#known = null;
      this.#settle((asked) => asked.reject(new Error(this.#broken(message))));
    });
    return worker;
  }

  #settle(finish: (asked: Question) => void): void {
    const asked = this.#asked;
    this.#asked = null;
    if (asked) finish(asked);
    this.#next();
  }
}
