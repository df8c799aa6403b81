/** Typed calls between the engine's threads: each is answered once, with a value or a sentence. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { sentenceOf } from './sentence';

/** Names of calls with what they take and give. */
export type CallTable<T> = { readonly [Name in keyof T]: { request: unknown; answer: unknown } };

interface Call {
  readonly id: number;
  readonly name: string;
  readonly body: unknown;
}

type Outcome = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly sentence: string };

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The calling end. Messages of the worker that are no answers go to `onEvent`. */
export class Caller<T extends CallTable<T>, Event> {
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();

  constructor(
    private readonly worker: Worker,
    onEvent: (event: Event) => void,
  ) {
    worker.on('message', (message: Outcome | { readonly event: Event }) => {
      if ('event' in message) onEvent(message.event);
      else this.settle(message);
    });
  }

  /** @throws the sentence of the worker if it refuses. */
  call<Name extends keyof T & string>(name: Name, body: T[Name]['request']): Promise<T[Name]['answer']> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, name, body } satisfies Call);
    });
  }

  private settle(outcome: Outcome): void {
    const waiting = this.waiting.get(outcome.id);
    this.waiting.delete(outcome.id);
    if ('sentence' in outcome) waiting?.reject(new Error(outcome.sentence));
    else waiting?.resolve(outcome.answer);
  }
}

export type CallHandlers<T extends CallTable<T>> = {
  readonly [Name in keyof T]: (body: T[Name]['request']) => T[Name]['answer'] | Promise<T[Name]['answer']>;
};

/** The answering end, inside the worker. Calls are worked on in the order of their arrival, without waiting for one another. */
export function serveCalls<T extends CallTable<T>>(port: MessagePort, handlers: CallHandlers<T>): void {
  port.on('message', (call: Call) => {
    void outcomeOf(call, handlers[call.name as keyof T] as (body: unknown) => unknown).then((outcome) => port.postMessage(outcome));
  });
}

async function outcomeOf({ id, body }: Call, handler: (body: unknown) => unknown): Promise<Outcome> {
  try {
    return { id, answer: await handler(body) };
  } catch (error) {
    return { id, sentence: sentenceOf(error) };
  }
}

/** Tells the calling end something without being asked. */
export const postEvent = <Event>(port: MessagePort, event: Event): void => port.postMessage({ event });
