/** How far a layer sees, in words. */
import type { ReceptiveField } from '@core/network/receptive-field';
import { m } from '../../messages/generated/messages.js';

/** `shape` is that of the layer: an image has pixels, a sequence positions. */
export function receptiveText({ size }: ReceptiveField, { length: rank }: readonly number[]): string {
  if (size === Infinity) return m.receptive_all();
  const shown = Number(size.toFixed(1));
  return rank === 3 ? m.receptive_pixels({ size: shown }) : m.receptive_positions({ size: shown });
}
