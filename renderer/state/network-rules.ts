/** What a document may hold and when it is right. There is one such object per kind of document. */
import { layerNamed } from '@core/layers';
import type { Fix, LayerDefinition } from '@core/layers/definition';
import { checkNetwork, type NetworkCheck, type Problem } from '@core/network/check';
import { fixesOf } from '@core/network/fixes';
import type { Network } from '@core/network/network';
import { surroundingsOf } from '@core/network/surroundings';

export interface Rules {
  /** What may be added, by kind. */
  readonly layerNamed: (kind: string) => LayerDefinition | undefined;
  readonly check: (network: Network) => NetworkCheck;
  /** What would solve a problem, the most natural first; what the problem itself proposes when left out. */
  readonly fixes?: (network: Network, check: NetworkCheck, problem: Problem) => readonly Fix[];
}

export const networkRules: Rules = {
  layerNamed,
  check: (network) => checkNetwork(network, surroundingsOf(network.dataset)),
  fixes: (network, check, problem) => fixesOf(network, check, problem, surroundingsOf(network.dataset)),
};
