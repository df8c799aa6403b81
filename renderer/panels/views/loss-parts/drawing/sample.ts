/** A run with a growing penalty and a warm-up, with which the chart is tested and shown alone. */
import type { LossPartsPoint } from './encode';

export const sample: readonly LossPartsPoint[] = Array.from({ length: 200 }, (_, index) => ({
  step: index + 1,
  loss: 2 * Math.exp(-index / 40) + 0.1,
  penalty: 0.2 + index / 1000,
  learningRate: 0.01 * Math.min(1, 0.1 + index / 50),
}));
