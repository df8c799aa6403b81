import { preprocess, type Pixels, type RunResize } from '@core/training/preprocess';
import { float32, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const shape = [1, 28, 28];

/** Nearest pixels: enough to see where things go. */
const nearest: RunResize = async ({ image, sizes }) => {
  const [, , height, width] = image.shape;
  const [, , newHeight, newWidth] = sizes.data;
  const pick = (_: unknown, i: number) => image.data[Math.floor(((Math.floor(i / newWidth) + 0.5) * height) / newHeight) * width + Math.floor((((i % newWidth) + 0.5) * width) / newWidth)];
  return { resized: float32([1, 1, newHeight, newWidth], Float32Array.from({ length: newHeight * newWidth }, pick)) };
};

function picture(width: number, height: number, at: (x: number, y: number) => number, opacity = 255): Pixels {
  const pixels = Uint8Array.from({ length: 4 * width * height }, (_, i) => (i % 4 === 3 ? opacity : at((i >> 2) % width, Math.floor((i >> 2) / width))));
  return { width, height, pixels };
}

const inside = (x: number, y: number, [left, top, right, bottom]: readonly number[]) => x >= left && x < right && y >= top && y < bottom;

function extent({ data }: Tensor): number[] {
  const lit = Array.from(data, (value, i) => [value, i % 28, Math.floor(i / 28)]).filter(([value]) => value > 127);
  const [xs, ys] = [lit.map(([, x]) => x), lit.map(([, , y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

describe('a picture of the right size', () => {
  it('is used as it is', async () => {
    const at = (x: number, y: number) => (inside(x, y, [4, 4, 24, 24]) ? (x * 31 + y * 17) % 256 : 0);
    const seen = await preprocess(picture(28, 28, at), shape, nearest);
    expect(seen.shape).toEqual([1, 1, 28, 28]);
    expect(Array.from(seen.data)).toEqual(Array.from({ length: 784 }, (_, i) => at(i % 28, Math.floor(i / 28))));
  });

  it('is inverted if its background is bright', async () => {
    const seen = await preprocess(picture(28, 28, (x) => (x === 14 ? 10 : 250)), shape, nearest);
    expect(seen.data[14]).toBe(245);
    expect(seen.data[0]).toBe(5);
  });
});

describe('any other picture', () => {
  const box = [300, 100, 340, 300];
  const dark = picture(400, 400, (x, y) => (inside(x, y, box) ? 250 : 12));

  it('is cropped to its strokes, scaled to 20 pixels and centered', async () => {
    expect(extent(await preprocess(dark, shape, nearest))).toEqual([12, 4, 16, 24]);
  });

  it('gives the same in dark ink on paper', async () => {
    const paper = picture(400, 400, (x, y) => (inside(x, y, box) ? 5 : 243));
    expect(await preprocess(paper, shape, nearest)).toEqual(await preprocess(dark, shape, nearest));
  });

  it('gives the same if the paper is uneven and has a speck', async () => {
    const uneven = picture(400, 400, (x, y) => (inside(x, y, box) || (x === 20 && y === 390) ? 5 : 225 + (x % 10)));
    expect(extent(await preprocess(uneven, shape, nearest))).toEqual([12, 4, 16, 24]);
  });

  it('may be small', async () => {
    expect(extent(await preprocess(picture(10, 10, (x, y) => (inside(x, y, [3, 3, 7, 7]) ? 255 : 0)), shape, nearest))).toEqual([4, 4, 24, 24]);
  });

  it('counts as white where it is transparent', async () => {
    await expect(preprocess(picture(50, 50, () => 0, 0), shape, nearest)).rejects.toThrow('The picture is blank');
  });

  it.each([[1, 1], [1, 300], [28, 27]])('of %i×%i without contrast gets a sentence', async (width, height) => {
    await expect(preprocess(picture(width, height, () => 90), shape, nearest)).rejects.toThrow('The picture is blank or has too little contrast');
  });

  it('is refused for networks that want color', async () => {
    await expect(preprocess(dark, [3, 32, 32], nearest)).rejects.toThrow('one grey channel; this one wants 3');
  });
});
