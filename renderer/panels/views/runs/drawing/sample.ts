/** Two runs with which the comparison is tested and shown alone. */
import type { RunComparisonData } from './encode';

const training = (end: number) => Array.from({ length: 200 }, (_, index) => ({ step: index + 1, loss: end + Math.exp(-index / 30) }));

export const sample: RunComparisonData = {
  figureNames: ['Training accuracy', 'Optimizer'],
  runs: [
    { id: '1', isPresent: false, regions: null, name: 'Linear', training: training(0.7), figures: ['49.0 %', 'Adam'] },
    { id: '2', isPresent: true, regions: { isClasses: true, columns: 2, rows: 1, width: 2, values: Float32Array.of(1, 0, 0, 1) }, name: 'Hidden layer', training: training(0.05), figures: ['98.0 %', 'Adam'] },
  ],
};
