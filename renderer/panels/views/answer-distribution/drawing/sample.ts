/** Two classes, the second often taken for the first, with which the lanes are tested and shown alone. */
import type { LanesData } from './encode';

export const sample: LanesData = {
  names: ['a', 'b'],
  isShare: true,
  examples: [
    { label: 0, value: 0.99, isRight: true },
    { label: 0, value: 0.97, isRight: true },
    { label: 0, value: 0.4, isRight: false },
    { label: 1, value: 0.1, isRight: false },
    { label: 1, value: 1, isRight: true },
  ],
};
