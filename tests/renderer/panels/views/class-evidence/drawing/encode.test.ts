import { describe, expect, it } from 'vitest';
import { paintMap, spreadPatches, strongestChannel, valueAt } from '../../../../../../renderer/panels/views/class-evidence/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/class-evidence/drawing/sample';

const palette = { negative: [200, 100, 0], zero: [240, 240, 240], positive: [0, 100, 200] } as const;

describe('a map over a picture', () => {
  it('is the more opaque the larger its number, in the color of its sign', () => {
    const pixels = Array.from(paintMap(sample.map, sample.strength, palette));
    expect([pixels[3], pixels.slice(4, 8), pixels.slice(8, 12)]).toEqual([0, [0, 100, 200, 64], [200, 100, 0, 128]]);
  });

  it('tells its number under a point, and nothing beside the picture', () => {
    expect([valueAt(sample.map, 0.9, 0.1), valueAt(sample.map, 0.1, 0.9), valueAt(sample.map, 1, 0.5)]).toEqual([1, -2, null]);
  });

  it('of a colored picture is the strongest channel with its sign', () => {
    expect(Array.from(strongestChannel([3, 1, 2], [1, 0, -3, 0.5, 2, -0.4]).values)).toEqual([-3, 0.5]);
  });

  it('of covered patches is their mean on every pixel', () => {
    const { values } = spreadPatches({ height: 1, width: 4 }, { rows: 1, columns: 3, patch: 2, stride: 1, drops: [1, 3, 5] });
    expect(Array.from(values)).toEqual([1, 2, 4, 5]);
  });
});
