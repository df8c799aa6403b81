import { expect, it } from 'vitest';
import { frameOf, ownAt, toPixel, toPlane } from '../../../../renderer/visuals/scatter/encode';

const points = [{ x: 0.5, y: 0.5, label: 0 }, { x: -0.5, y: 0, label: 1, own: 0 }, { x: -0.48, y: 0, label: 1, own: 1 }];
const frame = frameOf(points, 500);

it('leads from the plane to pixels and back', () => {
  expect(toPixel(frame, { x: 0, y: 0 })).toEqual({ left: 250, top: 250 });
  const { left, top } = toPixel(frame, { x: 0.25, y: -0.75 });
  expect(top).toBeGreaterThan(250);
  expect(toPlane(frame, left, top)).toEqual({ x: 0.25, y: -0.75 });
});

it('shows every point, however far out', () => {
  expect(frame.reach).toBe(1.25);
  expect(frameOf([{ x: -4, y: 1, label: 0 }], 500).reach).toBeGreaterThan(4);
});

it('finds the nearest own point, and no other', () => {
  const at = (x: number, y: number) => { const { left, top } = toPixel(frame, { x, y }); return ownAt(frame, points, left, top); };
  expect([at(0.5, 0.5), at(-0.5, 0.01), at(-0.48, 0)]).toEqual([undefined, 0, 1]);
});
