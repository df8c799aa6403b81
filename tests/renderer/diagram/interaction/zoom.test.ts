import { describe, expect, it } from 'vitest';
import { fit, reveal } from '../../../../renderer/diagram/interaction/zoom';

const place = { width: 400, height: 300 };

describe('a drawing in its place', () => {
  it('is fitted as a whole, in the middle', () => {
    expect(fit({ width: 800, height: 100 }, place)).toEqual({ k: 0.5, x: 0, y: 125 });
    expect(fit({ width: 200, height: 100 }, place)).toEqual({ k: 1, x: 100, y: 100 });
  });

  it('is moved no more than a box needs to be seen', () => {
    const lie = { x: 0, y: 0, k: 2 };
    expect(reveal(lie, { x: 50, y: 50, width: 20, height: 20 }, place)).toEqual(lie);
    expect(reveal(lie, { x: 0, y: 200, width: 20, height: 20 }, place)).toEqual({ k: 2, x: 24, y: 300 - 24 - 440 });
    expect(reveal({ ...lie, x: -100 }, { x: 10, y: 50, width: 20, height: 20 }, place)).toEqual({ k: 2, x: 4, y: 0 });
  });

  it('shows the beginning of a box that is larger than the place', () => {
    expect(reveal({ x: 0, y: -500, k: 1 }, { x: 50, y: 0, width: 20, height: 900 }, place).y).toBe(24);
    expect(reveal({ x: 0, y: 200, k: 1 }, { x: 50, y: 0, width: 20, height: 900 }, place).y).toBe(24);
  });
});
