/** Three points, one of them misclassified, with which the map is tested and shown alone. */
import type { PointMapData } from './encode';

export const sample: PointMapData = {
  names: ['a', 'b'],
  points: [
    { x: 0, y: 0, label: 0, predicted: 0, index: 0, picture: null },
    { x: 2, y: 1, label: 1, predicted: 1, index: 1, picture: null },
    { x: 4, y: 0, label: 1, predicted: 0, index: 2, picture: null },
  ],
};
