/**
 * What a training step costs, estimated from the network alone: exact enough to compare designs and to see that one does
 * not fit into memory. The executor's own needs (packed weights, buffers of convolutions) come on top.
 */
import { layerNamed } from '../layers';
import { elementCount } from '../tensor/tensor';
import { endNamed } from './blocks/ends';
import type { LayerCheck, NetworkCheck } from './check';

/** Of a float32. */
const bytesPerNumber = 4;

/** Forward once, and backward twice as much: one product for the gradient of the input, one for that of the weights. */
const passesPerStep = 3;

export interface TrainingCost {
  /** Multiplications and additions of one step. */
  readonly flop: number;
  readonly parameterBytes: number;
  readonly gradientBytes: number;
  readonly optimizerBytes: number;
  readonly activationBytes: number;
  /** All of these together. */
  readonly bytes: number;
}

/** Of the output of one layer for a batch; of an instance of a block, of all layers inside. */
export function activationBytes({ layer, shape, inside }: LayerCheck, batchSize: number): number {
  if (inside) return keptBytes(inside, batchSize);
  return shape && !endNamed(layer.kind) ? bytesPerNumber * batchSize * elementCount(shape) : 0;
}

/** What the forward pass keeps of all layers; the outputs of output layers are made from the logits when asked for. */
function keptBytes({ layers }: NetworkCheck, batchSize: number): number {
  const kept = [...layers.values()].filter(({ layer }) => layerNamed(layer.kind)?.hasOutput !== false);
  return kept.reduce((sum, layer) => sum + activationBytes(layer, batchSize), 0);
}

/**
 * For P learned parameters, a batch of B examples, s state tensors of the optimizer and A_l numbers out of layer l:
 * memory = 4 · (P + P + s·P + B · Σ A_l) bytes (weights, their gradients, optimizer state, what the forward pass keeps for
 * the backward pass), and work = 3 · B · (forward cost of one example), the usual estimate of Kaplan et al. 2020
 * (arXiv 2001.08361, section 2.1).
 */
export function trainingCost(check: NetworkCheck, batchSize: number, optimizerState: number): TrainingCost {
  const { parameterCount, flop } = check;
  const parameterBytes = bytesPerNumber * parameterCount;
  const activations = keptBytes(check, batchSize);
  return {
    flop: passesPerStep * batchSize * flop,
    parameterBytes,
    gradientBytes: parameterBytes,
    optimizerBytes: optimizerState * parameterBytes,
    activationBytes: activations,
    bytes: (2 + optimizerState) * parameterBytes + activations,
  };
}
