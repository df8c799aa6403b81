import { describe, expect, it } from 'vitest';
import { fitBounds } from '../../../../electron/main/windows/place';

const laptop = { x: 0, y: 0, width: 1280, height: 800 };
const projector = { x: 1280, y: 0, width: 1920, height: 1080 };

describe('where the window opens', () => {
  it('is centered at the first start and fits a small display', () => {
    expect(fitBounds(null, [laptop])).toEqual({ x: 0, y: 0, width: 1280, height: 800 });
    expect(fitBounds(null, [projector])).toEqual({ x: 1520, y: 90, width: 1440, height: 900 });
  });

  it('is where it was', () => {
    const bounds = { x: 1400, y: 50, width: 1200, height: 900 };
    expect(fitBounds(bounds, [laptop, projector])).toEqual(bounds);
  });

  it.each([
    ['on a display that is gone', { x: 1400, y: 50, width: 1200, height: 900 }],
    ['below the screen', { x: 10, y: 790, width: 1200, height: 900 }],
    ['above the screen', { x: 10, y: -200, width: 1200, height: 900 }],
    ['almost out to the left', { x: -1190, y: 10, width: 1200, height: 900 }],
  ])('is centered when it was %s', (_where, bounds) => {
    expect(fitBounds(bounds, [laptop])).toEqual(fitBounds(null, [laptop]));
  });

  it('is never too small to use', () => {
    expect(fitBounds({ x: 1300, y: 0, width: 100, height: 10 }, [projector, laptop])).toMatchObject({ width: 960, height: 640 });
  });
});
