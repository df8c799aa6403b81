/** Three classes, of which the last two are taken for one another, with which the matrix is tested and shown alone. */
import type { ConfusionData } from './encode';

export const sample: ConfusionData = {
  names: ['a', 'b', 'c'],
  counts: [
    [10, 0, 0],
    [0, 6, 2],
    [1, 3, 4],
  ],
};
