import { describe, expect, it } from 'vitest';
import { arrangeTiles, neighborOf, numberRows, pointedAt, summaryRows, valuesAt, type Tile } from '../../../../renderer/visuals/image-tiles/encode';
import { sample } from '../../../../renderer/visuals/image-tiles/sample';

const square: Tile = { name: 'square', picture: { height: 4, width: 4, channels: [new Float32Array(16)] } };
const many = (count: number): readonly Tile[] => Array.from({ length: count }, () => square);

describe('tiles', () => {
  it('stay inside of the area and keep the aspect of their pictures', () => {
    for (const [count, width, height] of [[1, 300, 120], [32, 300, 120], [64, 900, 480], [256, 280, 140]] as const) {
      const boxes = arrangeTiles(many(count), { width, height });
      expect(boxes).toHaveLength(count);
      for (const box of boxes) {
        expect(box.width).toBeCloseTo(box.height, 6);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
        expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-6);
      }
    }
  });

  it('leave room for captions', () => {
    const [box] = arrangeTiles([{ ...square, caption: '3' }], { width: 100, height: 100 });
    expect(box!.height).toBeLessThanOrEqual(84);
  });

  it('know the pixel under the pointer, and that nothing is between them', () => {
    const boxes = arrangeTiles(sample.tiles, { width: 64, height: 20 });
    const [first, second] = boxes as [(typeof boxes)[0], (typeof boxes)[0]];
    expect(pointedAt(sample.tiles, boxes, second.x + 0.9 * second.width, second.y + 0.9 * second.height)).toEqual({ tile: 1, row: 1, column: 2 });
    expect(pointedAt(sample.tiles, boxes, first.x + first.width + 1, 1)).toBeNull();
    expect(valuesAt(sample.tiles[0]!, 1, 1)).toEqual([-2]);
  });

  it('can be walked with the arrow keys, but not left', () => {
    const boxes = arrangeTiles(many(6), { width: 300, height: 198 });
    expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'].map((key) => neighborOf(boxes, 0, key))).toEqual([1, 3, 0, 0]);
  });

  it('are tables', () => {
    expect(summaryRows(sample.tiles)).toEqual([['0', -2, 2, 0.5 / 6], ['1', 0, 1, 0.5]]);
    expect(numberRows(sample.tiles[0]!)).toEqual([[0, 0, 1, 2], [1, -1, -2, 0.5]]);
  });
});
