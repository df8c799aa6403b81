/** Two maps with which the tiles are tested and shown alone. */
import type { TilesData } from './encode';

export const sample: TilesData = {
  scale: { kind: 'diverging', most: 2 },
  tiles: [
    { name: '0', picture: { height: 2, width: 3, channels: [Float32Array.of(0, 1, 2, -1, -2, 0.5)] } },
    { name: '1', picture: { height: 2, width: 3, channels: [Float32Array.of(1, 1, 1, 0, 0, 0)] } },
  ],
};
