import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Pad, padSide, type Surface } from '../../../../renderer/panels/photos/pad.svelte';

describe('the drawing pad', () => {
  let lines: string[];
  let pad: Pad;
  const strokeEnds = vi.fn();

  beforeEach(() => {
    lines = [];
    let start = '';
    const surface = {
      fillRect: () => void (lines = []),
      beginPath: () => undefined,
      moveTo: (x: number, y: number) => void (start = `${x},${y}`),
      lineTo: (x: number, y: number) => void lines.push(`${start} ${x},${y}`),
      stroke: () => undefined,
    } as unknown as Surface;
    strokeEnds.mockClear();
    pad = new Pad(surface, strokeEnds);
  });

  it('draws a dot and lines while pressed, and nothing before or after', () => {
    pad.move({ x: 1, y: 1 });
    pad.press({ x: 10, y: 10 });
    pad.move({ x: 20, y: 10 });
    pad.lift();
    pad.move({ x: 30, y: 10 });
    expect(lines).toEqual(['10,10 10,10', '10,10 20,10']);
    expect(strokeEnds).toHaveBeenCalledTimes(1);
  });

  it('ends no stroke that was not begun', () => {
    pad.lift();
    expect(strokeEnds).not.toHaveBeenCalled();
  });

  it('draws with the keys between two presses of Space', () => {
    const { x, y } = pad.pen;
    for (const key of ['ArrowRight', ' ', 'ArrowDown', ' ', 'ArrowLeft']) expect(pad.key(key)).toBe(true);
    expect(lines).toEqual([`${x + 10},${y} ${x + 10},${y}`, `${x + 10},${y} ${x + 10},${y + 10}`]);
    expect(strokeEnds).toHaveBeenCalledTimes(1);
    expect(pad.key('a')).toBe(false);
  });

  it('keeps the pen on the pad', () => {
    for (let press = 0; press < 100; press++) pad.key('ArrowLeft');
    expect(pad.pen.x).toBe(0);
    for (let press = 0; press < 100; press++) pad.key('ArrowDown');
    expect(pad.pen.y).toBe(padSide);
  });

  it('is empty, with the pen up, after clearing', () => {
    pad.key(' ');
    pad.clear();
    pad.key('ArrowRight');
    expect([lines, pad.penIsDown]).toEqual([[], false]);
  });
});
