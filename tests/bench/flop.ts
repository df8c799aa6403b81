/** How much arithmetic one example costs. */
import { elementCount } from '@core/tensor/tensor';
import type { Task } from './peers/peer';

/**
 * Multiplications and additions of the weights: forward, and while training about as much again for dW and for dX.
 * The first layer with weights needs no dX, because nobody asks for the gradient of the input.
 */
export function flopPerExample({ plan, use }: Task): number {
  const weighted = plan.layers.filter(({ definition: { kind } }) => kind === 'dense' || kind === 'conv2d');
  return weighted.reduce((sum, { parameters, shape }, i) => {
    const { shape: weight } = parameters.find(({ name }) => name.endsWith('.weight'))!;
    const positions = shape.length === 3 ? shape[1] * shape[2] : 1;
    return sum + 2 * elementCount(weight) * positions * (use === 'classify' ? 1 : i === 0 ? 2 : 3);
  }, 0);
}
