/** A run with which the chart is tested and shown alone. */
import type { LossCurveData } from './encode';

const loss = (step: number): number => 2.2 * Math.exp(-step / 40) + 0.1 + 0.05 * Math.sin(step);

export const sample: LossCurveData = {
  training: Array.from({ length: 300 }, (_, index) => ({ step: index + 1, loss: loss(index + 1) })),
  validation: [100, 200, 300].map((step) => ({ step, loss: loss(step) * 1.1, accuracy: 1 - loss(step) / 4 })),
};
