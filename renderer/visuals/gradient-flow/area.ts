/** The part of the diagram's window in which gradients can be seen. */
import type { Box, Point } from '../../diagram/geometry/card';
import { gradientWidth } from '../../diagram/scales/gradient';
import { arrowSize } from './encode';

/** How far the widest line and its arrowhead reach from the way of the connection, in pixels at zoom 1. */
const reach = arrowSize(gradientWidth(1)) + 2;

/** In whole pixels of the window, which has `room`; empty without a corner of a way. */
export function areaOf(corners: readonly Point[], { x, y, zoom }: Point & { readonly zoom: number }, room: { readonly width: number; readonly height: number }): Box {
  const span = (places: readonly number[], offset: number, end: number): [number, number] => {
    const inside = (place: number): number => Math.min(end, Math.max(0, place));
    const least = places.reduce((a, b) => Math.min(a, b), Infinity);
    const most = places.reduce((a, b) => Math.max(a, b), -Infinity);
    return [inside(Math.floor((least - reach) * zoom + offset)), inside(Math.ceil((most + reach) * zoom + offset))];
  };
  if (corners.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [left, right] = span(corners.map((corner) => corner.x), x, room.width);
  const [top, bottom] = span(corners.map((corner) => corner.y), y, room.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
