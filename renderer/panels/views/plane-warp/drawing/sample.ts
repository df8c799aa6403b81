/** The plane turned by a quarter and doubled. */
import { warpLines } from './encode';

export const sample = (() => {
  const { points, lineCount } = warpLines({ left: -1, right: 1, bottom: -1, top: 1 });
  const places = points.map((_, i) => (i % 2 === 0 ? -2 * points[i + 1]! : 2 * points[i - 1]!));
  return { points, places, lineCount };
})();
