/** What a document may hold and when it is right. There is one such object per kind of document. */
import { layerNamed } from '@core/layers';
import type { LayerDefinition } from '@core/layers/definition';
import { checkNetwork, type NetworkCheck } from '@core/network/check';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';

export interface Rules {
  /** What may be added, by kind. */
  readonly layerNamed: (kind: string) => LayerDefinition | undefined;
  readonly check: (network: Network) => NetworkCheck;
}

export const networkRules: Rules = {
  layerNamed,
  check: (network) => checkNetwork(network, surroundingsOf(network.dataset)),
};
