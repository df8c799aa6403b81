/** Asks the layout worker. */
import type { Network } from '@core/network/network';
import type { Position } from '@core/network/place';
import { askAside } from '../aside/ask';
import workerAddress from './worker?worker&url';

/**
 * New corner of each layer, computed without holding up the page.
 * @throws the reason of `signal` once it is aborted.
 */
export const arrangeAside = (network: Network, signal: AbortSignal): Promise<ReadonlyMap<string, Position>> =>
  askAside(workerAddress, network, { signal, broken: (reason) => `The network could not be arranged: ${reason}` });
