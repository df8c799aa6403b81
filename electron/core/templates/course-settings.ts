import type { Template } from './definition';

/**
 * How the course notes of Stanford's CS231n ("Neural Networks Case Study") train their spiral: plain gradient descent over
 * all points at once, with a step of 1. Their penalty is ½·10⁻³·Σw², ours has no factor ½.
 */
export const courseSettings = {
  optimizer: 'sgd',
  learningRate: 1,
  batchSize: 300,
  penalty: 'l2',
  penaltyStrength: 0.0005,
} satisfies Template['settings'];
