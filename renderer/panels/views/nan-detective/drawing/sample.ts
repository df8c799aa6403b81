/** A step that overflows in its last layer, with which the drawing is tested and shown alone. */
import type { TrailRow } from './encode';

export const sample: readonly TrailRow[] = [
  { phase: 'forward', phaseName: 'forward pass', layer: 'Hidden', before: 3, now: 1e20, bad: 0, isCulprit: false },
  { phase: 'forward', phaseName: 'forward pass', layer: 'Scores', before: 2, now: 1e38, bad: 4, isCulprit: true },
  { phase: 'backward', phaseName: 'backward pass', layer: 'Hidden', before: 0, now: 0, bad: 12, isCulprit: false },
];
