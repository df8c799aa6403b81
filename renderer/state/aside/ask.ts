/** Long computations beside the page, each in a worker of its own, so that one can be dropped at any moment. */

/** Chromium asks for a policy before it starts a script from an address made at run time; there may be only one. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('app-worker', { createScriptURL: (address) => address });

export const startWorker = (address: string): Worker => new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });

export interface AsideChoices {
  readonly signal: AbortSignal;
  /** Buffers that move to the worker. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Takes news; answers whether the message was no more than that. */
  readonly heard?: (message: unknown) => boolean;
  /** The sentence about a worker that broke down. */
  readonly broken: (reason: string) => string;
}

/**
 * Starts the worker at `address`, asks it one question, and ends it once it has answered.
 * @throws `broken` with the reason if the worker breaks down; the reason of `signal` once it is aborted.
 */
export function askAside<Answer>(address: string, question: unknown, choices: AsideChoices): Promise<Answer> {
  const { signal, transfer = [], heard, broken } = choices;
  const worker = startWorker(address);
  const answer = new Promise<Answer>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent) => {
      if (!heard?.(data)) resolve(data as Answer);
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(broken(message))), { once: true });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    signal.throwIfAborted();
    worker.postMessage(question, [...transfer]);
  });
  return answer.finally(() => worker.terminate());
}
