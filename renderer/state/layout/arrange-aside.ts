/** Asks the layout worker, one for each question, so that a question can be dropped at any moment. */
import type { Network } from '@core/network/network';
import type { Position } from '@core/network/place';
import workerAddress from './worker?worker&url';

/** Chromium asks for a policy before it starts a script from an address made at run time. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('app-worker', { createScriptURL: (address) => address });
const address = policy?.createScriptURL(workerAddress) ?? workerAddress;

/**
 * New corner of each layer, computed without holding up the page.
 * @throws the reason of `signal` once it is aborted.
 */
export function arrangeAside(network: Network, signal: AbortSignal): Promise<ReadonlyMap<string, Position>> {
  const worker = new Worker(address, { type: 'module' });
  const answer = new Promise<ReadonlyMap<string, Position>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ReadonlyMap<string, Position>>) => resolve(data), { once: true });
    worker.addEventListener('error', ({ message }) => reject(new Error(`The network could not be arranged: ${message}`)), { once: true });
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    signal.throwIfAborted();
    worker.postMessage(network);
  });
  return answer.finally(() => worker.terminate());
}
