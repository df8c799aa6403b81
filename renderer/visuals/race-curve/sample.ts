/** A race with which the curves are tested and shown alone: one racer halves its loss, one runs away. */
import type { RaceData } from './encode';

const losses = (factor: number) => Array.from({ length: 31 }, (_, step) => 8 * factor ** step);

export const sample: RaceData = {
  steps: 30,
  series: [
    { name: 'Momentum', color: 'forward', dash: '', losses: losses(0.5) },
    { name: 'SGD', color: 'loss', dash: '6 3', losses: losses(3) },
  ],
};
