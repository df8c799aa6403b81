import { lower } from '@core/lower/lower';
import { describe, expect, it } from 'vitest';
import { alone, batchSize, cases } from './cases';

/**
 * Attention compares the positions of each example by itself, and an embedding looks rows up; both work with the batch
 * first. A transposed convolution with strides was measured to be no faster in any form with the batch last.
 */
const batchFirst = new Set(['selfAttention', 'embedding', 'convTranspose2d']);

describe('a lowered training step', () => {
  it.each(cases.filter(({ definition }) => !batchFirst.has(definition.kind)))('$name: turns the batch only where values enter and gradients leave', (each) => {
    const { step, batches } = alone(each, 'float32', 'training');
    const turned = lower(step, { batchLast: batches }).nodes.filter(({ op, inputs: [x], attributes }) => {
      const batch = x.type.shape.indexOf(batchSize);
      return op === 'Transpose' && batch >= 0 && (attributes.perm as readonly number[]).indexOf(batch) !== batch;
    });
    // Each input of the layer, its gradient, the weights of the loss, and the gradient 1 of the sum behind them.
    expect(turned.length).toBeLessThanOrEqual(2 * batches.length);
  });
});
