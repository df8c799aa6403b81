import { float32 } from '@core/tensor/tensor';
import { expect, it } from 'vitest';
import { firstCut } from '../../../../renderer/diagram/tensor/slice';
import { colorOf, elementUnder, fitted, paintTiles, squareOf, tilingOf, type Palette } from '../../../../renderer/visuals/tensor-picture/encode';

const palette: Palette = { negative: [200, 100, 0], zero: [250, 250, 250], positive: [0, 100, 200] };

it('colors run from zero to the end on the side of the value', () => {
  expect(colorOf(0, palette, 2)).toEqual([250, 250, 250]);
  expect(colorOf(1, palette, 2)).toEqual([125, 175, 225]);
  expect(colorOf(-9, palette, 2)).toEqual([200, 100, 0]);
  expect(colorOf(NaN, palette, 2)).toEqual([250, 250, 250]);
});

it('a matrix is one tile; further axes give one for each place, up to a limit that is told', () => {
  expect(tilingOf(float32([2, 3], [1, 2, 3, 4, 5, 6]))).toMatchObject({ width: 3, height: 2, left: 0 });
  const filters = float32([300, 1, 2, 2], new Float32Array(1200));
  const tiling = tilingOf(filters, firstCut(filters.shape));
  expect([tiling.tiles.length, tiling.left, tiling.tiles[7].places[0]]).toEqual([256, 44, 7]);
});

it('tiles stand one square apart, which stays transparent', () => {
  const tensor = float32([2, 1, 1], [1, -1]);
  const tiling = tilingOf(tensor);
  const pixels = paintTiles(tensor, tiling, palette, 1);
  const squares = Array.from({ length: tiling.width * tiling.height }, (_, i) => Array.from(pixels.subarray(4 * i, 4 * i + 4)));
  expect(squares.filter(([, , , alpha]) => alpha === 255)).toEqual([[0, 100, 200, 255], [200, 100, 0, 255]]);
  expect(squares.filter(([, , , alpha]) => alpha === 0).length).toBe(squares.length - 2);
});

it('a click on a square finds its element, and the mark stands where the square is', () => {
  const tensor = float32([3, 2, 4], new Float32Array(24));
  const tiling = tilingOf(tensor);
  const box = fitted(tiling, { width: 400, height: 300 });
  for (let element = 0; element < 24; element++) {
    const square = squareOf(tensor, tiling, box, element)!;
    expect(elementUnder(tensor, tiling, box, { x: square.x + square.side / 2, y: square.y + square.side / 2 })).toBe(element);
  }
  expect(elementUnder(tensor, tiling, box, { x: box.x - 1, y: box.y + 1 })).toBeNull();
  expect(elementUnder(tensor, tiling, box, { x: box.x + 4.5 * box.side, y: box.y + 1 })).toBeNull();
  expect(elementUnder(tensor, tiling, box, { x: box.x + 1, y: 299 })).toBeNull();
});

it('an element of a tile that is not shown has no mark', () => {
  const filters = float32([300, 1, 2, 2], new Float32Array(1200));
  const tiling = tilingOf(filters, firstCut(filters.shape));
  expect(squareOf(filters, tiling, fitted(tiling, { width: 100, height: 100 }), 1199)).toBeNull();
});
