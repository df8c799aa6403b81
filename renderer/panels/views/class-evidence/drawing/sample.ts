/** A picture of two by two pixels and a map over it, with which the overlay is tested and shown alone. */
import type { OverlayData } from './encode';

export const sample = {
  picture: { height: 2, width: 2, channels: [[0, 255, 128, 64]] },
  map: { height: 2, width: 2, values: [0, 1, -2, 0.5] },
  strength: 0.5,
} satisfies OverlayData;
