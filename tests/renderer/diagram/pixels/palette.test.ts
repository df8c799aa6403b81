import { describe, expect, it } from 'vitest';
import { mostOf, paintPicture, picturesOf, type Palette } from '../../../../renderer/diagram/pixels/palette';

const palette: Palette = { negative: [200, 100, 0], zero: [240, 240, 240], positive: [0, 100, 200] };

describe('pixels', () => {
  it('are as far from zero as their number, in the color of its sign', () => {
    const picture = { height: 1, width: 4, channels: [[0, 1, -0.5, 9]] };
    expect(Array.from(paintPicture(picture, { kind: 'diverging', most: 1 }, palette))).toEqual([240, 240, 240, 255, 0, 100, 200, 255, 220, 170, 120, 255, 0, 100, 200, 255]);
  });

  it('are gray between two ends, and colored with three channels', () => {
    expect(Array.from(paintPicture({ height: 1, width: 2, channels: [[0, 255]] }, { kind: 'gray', least: 0, most: 255 }, palette))).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
    expect(Array.from(paintPicture({ height: 1, width: 1, channels: [[255], [0], [51]] }, { kind: 'gray', least: 0, most: 255 }, palette))).toEqual([255, 0, 51, 255]);
  });

  it('come from tensors: whole pictures of three channels, else a picture for each channel', () => {
    const data = Float32Array.from({ length: 12 }, (_, i) => i - 20);
    expect(picturesOf([1, 3, 2, 2], data).map(({ channels }) => channels.length)).toEqual([3]);
    const single = picturesOf([1, 2, 2, 3], data);
    expect(single.map(({ channels }) => channels[0]![0])).toEqual([-20, -14]);
    expect(mostOf(single)).toBe(20);
  });
});
