/** The page's end of the engine port: requests become promises, frames arrive in animation frames, credits go back. */
import { parseAnswer, parseEngineMessage } from '../../electron/ipc/engine-schema';
import type { EngineMessage, EngineRequestName, EngineRequests, PageMessage, RunFrame, RunPoints, RunPosition } from './contract';

/** What the engine says without being asked. */
export interface EngineListener {
  /** Called in an animation frame with the latest frame and all points since the last call. */
  frame(frame: RunFrame, points: RunPoints): void;
  /** The curves start again. */
  restarted(): void;
  /** First word of an engine after its start; `resumed` when it took up a run of a crashed one. */
  ready(resumed: RunPosition | null): void;
}

/** The engine stopped before it answered a request. */
export class EngineGone extends Error {}

interface Waiting {
  /** Checks the body and hands it on. @throws if it is not an answer to the request. */
  readonly resolve: (body: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** Frames the engine may send ahead of what was drawn. */
const creditLimit = 2;

export class EngineClient {
  readonly #listener: EngineListener;
  readonly #waiting = new Map<number, Waiting>();
  /** Requests made before the first port arrived. */
  #outbox: PageMessage[] = [];
  #port: MessagePort | null = null;
  #nextId = 1;
  #undrawn: { frame: RunFrame; points: RunPoints }[] = [];

  constructor(listener: EngineListener) {
    this.#listener = listener;
  }

  /** Takes a fresh port; whatever the engine before it still owed will not come. */
  connect(port: MessagePort): void {
    const isRestart = this.#port !== null;
    if (isRestart) this.disconnect();
    this.#port = port;
    port.onmessage = (event) => this.#receive(parseEngineMessage(event.data));
    for (let credit = 0; credit < creditLimit; credit++) this.#send({ kind: 'credit' });
    for (const message of this.#outbox.splice(0)) this.#send(message);
  }

  /** Fails every open request: the engine at the other end is gone. */
  disconnect(): void {
    this.#port?.close();
    this.#port = null;
    this.#undrawn = [];
    for (const { reject } of this.#waiting.values()) reject(new EngineGone('The engine stopped before it answered.'));
    this.#waiting.clear();
  }

  /** @throws a sentence of the engine if it refuses; `EngineGone` if it stops before answering. */
  request<Name extends EngineRequestName>(name: Name, body: EngineRequests[Name]['request']): Promise<EngineRequests[Name]['answer']> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(parseAnswer(name, answer)), reject });
      this.#send({ kind: 'request', id, name, body } as PageMessage);
    });
  }

  #send(message: PageMessage): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#outbox.push(message);
  }

  #receive(message: EngineMessage): void {
    switch (message.kind) {
      case 'answer':
        return this.#settle(message.id, ({ resolve }) => resolve(message.body));
      case 'refusal':
        return this.#settle(message.id, ({ reject }) => reject(new Error(message.sentence)));
      case 'ready':
        return this.#listener.ready(message.resumed);
      case 'restarted':
        // Credits are still owed for frames that were not drawn, but their points belong to another curve.
        this.#undrawn = this.#undrawn.map(({ frame }) => ({ frame, points: { training: [], validation: [] } }));
        return this.#listener.restarted();
      case 'frame':
        this.#undrawn.push(message);
        if (this.#undrawn.length === 1) requestAnimationFrame(() => this.#draw());
    }
  }

  #settle(id: number, finish: (waiting: Waiting) => void): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    try {
      finish(waiting);
    } catch (wrongAnswer) {
      waiting.reject(wrongAnswer as Error);
    }
  }

  /** Hands over the latest frame with the points of all, then returns their credits. */
  #draw(): void {
    const frames = this.#undrawn.splice(0);
    const latest = frames.at(-1);
    if (!latest) return;
    this.#listener.frame(latest.frame, {
      training: frames.flatMap(({ points }) => points.training),
      validation: frames.flatMap(({ points }) => points.validation),
    });
    for (let drawn = 0; drawn < frames.length; drawn++) this.#send({ kind: 'credit' });
  }
}
