import { describe, expect, it } from 'vitest';
import { colorOf, mostOf, paintClasses, paintSigned } from '../../../../renderer/diagram/plane/paint';
import { gridOver, joinPoints, planeAxes, windowAround } from '../../../../renderer/diagram/plane/window';

describe('the window', () => {
  it('holds all points, with the same scale on both axes', () => {
    const { left, right, bottom, top } = windowAround(Float32Array.of(-1, 0, 3, 1), 300, 100);
    expect(left < -1 && right > 3 && bottom < 0 && top > 1).toBe(true);
    expect((right - left) / 300).toBeCloseTo((top - bottom) / 100);
    expect((left + right) / 2).toBeCloseTo(1);
  });

  it('is of use without points, and with one', () => {
    for (const points of [new Float32Array(), Float32Array.of(2, 2)]) expect(Object.values(windowAround(points, 10, 10)).every(Number.isFinite)).toBe(true);
  });

  it('has a grid of the middles of its cells, from the top', () => {
    const window = { left: 0, right: 4, bottom: 0, top: 2 };
    expect([...gridOver(window, 2, 2)]).toEqual([1, 1.5, 3, 1.5, 1, 0.5, 3, 0.5]);
    const { x, y } = planeAxes(window, 400, 200);
    expect([x(1), y(1.5)]).toEqual([100, 50]);
  });

  it('joins points', () => {
    expect([...joinPoints(Float32Array.of(1, 2), Float32Array.of(3, 4))]).toEqual([1, 2, 3, 4]);
  });
});

describe('pixels', () => {
  const [blue, red, white] = [colorOf('#0000ff'), colorOf('#ff0000'), colorOf('#ffffff')];

  it('have the color of the most probable class, the stronger the surer', () => {
    const pixels = paintClasses(Float32Array.of(1, 0, 0.6, 0.4, 0, 1), 2, [blue, red], white);
    const [sure, unsure, other] = [0, 4, 8].map((start) => [...pixels.subarray(start, start + 4)]);
    expect(sure![2]).toBe(255);
    expect(sure![0]).toBeLessThan(unsure![0]!);
    expect(other![0]).toBe(255);
    expect(other![2]).toBe(sure![0]);
  });

  it('mix from zero to the end on the side of a number', () => {
    const pixels = paintSigned(Float32Array.of(9, 2, 9, -1, 9, 0), 2, 1, { negative: red, zero: white, positive: blue }, 2);
    expect([...pixels]).toEqual([0, 0, 255, 255, 255, 127, 127, 255, 255, 255, 255, 255].map((value, i) => (i === 5 || i === 6 ? pixels[i]! : value)));
    expect(Math.abs(pixels[5]! - 127.5)).toBeLessThanOrEqual(0.5);
    expect(mostOf(Float32Array.of(1, -3, NaN, 2), 2, 1)).toBe(3);
  });
});
