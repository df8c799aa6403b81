import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { colorCount, colorOfClass, isWrong, nearest, placePoints, shapeOfClass } from '../../../../../../renderer/panels/views/example-map/drawing/encode';
import { sample } from '../../../../../../renderer/panels/views/example-map/drawing/sample';

describe('the map of examples', () => {
  const placed = placePoints(sample.points, { width: 220, height: 120 });

  it('has one scale for both directions, up is up, and all of it is in sight', () => {
    expect(placed.map(({ at }) => at)).toEqual([[10, 85], [110, 35], [210, 85]]);
  });

  it('finds the point under the pointer, and none far away', () => {
    expect(nearest(placed, 112, 30)?.point.index).toBe(1);
    expect(nearest(placed, 60, 60)).toBeNull();
  });

  it('knows what is misclassified, and draws no two of 56 classes alike', () => {
    expect(sample.points.map(isWrong)).toEqual([false, false, true]);
    const looks = new Set(Array.from({ length: 56 }, (_, label) => `${colorOfClass(label)} ${[...Array(7).keys()].find((each) => shapeOfClass(each) === shapeOfClass(label))}`));
    expect(looks.size).toBe(56);
  });

  it('has a token for each color', () => {
    const tokens = readFileSync('renderer/styles/tokens.css', 'utf8');
    for (let label = 0; label < colorCount; label++) expect(tokens).toContain(`${colorOfClass(label)}: #`);
    expect(tokens).not.toContain(`--class-${colorCount + 1}:`);
  });

  it('puts a single point into the middle', () => {
    expect(placePoints(sample.points.slice(0, 1), { width: 100, height: 60 })[0]?.at).toEqual([50, 30]);
    expect(placePoints([], { width: 100, height: 60 })).toEqual([]);
  });
});
