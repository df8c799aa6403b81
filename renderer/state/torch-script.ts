import type { Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { writeTorchScript } from '@core/torch/write-script';

/** The network as a PyTorch script. @throws a sentence if it is not complete or holds a layer that PyTorch has no form for. */
export const torchScript = (network: Network): string => writeTorchScript(planNetwork(network, surroundingsOf(network)));
