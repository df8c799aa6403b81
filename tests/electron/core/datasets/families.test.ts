import { datasetOf, datasets } from '@core/datasets';
import type { ClassSplit, DatasetChoice, DatasetDefinition, DatasetFamily, OwnPoint, Split } from '@core/datasets/definition';
import { surroundingsOf } from '@core/network/surroundings';
import { elementCount } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const families = Object.values<DatasetDefinition>(datasets).filter((each): each is DatasetFamily => 'make' in each);
const own: readonly OwnPoint[] = [{ x: 0.5, y: 0.25, label: 1 }, { x: -0.5, y: 0.75, label: 0 }];
const parts = ['train', 'validation', 'test'] as const;

const read = (choice: DatasetChoice) => datasetOf(choice).read([]);

function classSplit(choice: DatasetChoice, part: (typeof parts)[number] = 'train'): ClassSplit {
  const split: Split = read(choice)[part];
  if ('labels' in split) return split;
  throw new Error('It has no classes.');
}

const pointsOf = ({ count, features, labels }: ClassSplit) => Array.from({ length: count }, (_, i) => ({ x: features[2 * i], y: features[2 * i + 1], label: labels[i] }));

describe.each(families.map((each) => [each.name, each] as const))('%s', (dataset, family) => {
  const choice = { dataset, ...(dataset === 'ownPoints' && { ownPoints: own }) };

  it('draws the same points each time, others in each split, and others with another seed', () => {
    const splits = read(choice);
    expect(read(choice)).toEqual(splits);
    expect(new Set(parts.map((part) => splits[part].features.join())).size).toBe(3);
    expect(read({ ...choice, datasetFields: { seed: 99 } }).validation).not.toEqual(splits.validation);
  });

  it('has finite numbers in the shape that it declares', () => {
    const { exampleShape, read: made } = datasetOf(choice);
    for (const part of Object.values<Split>(made([]))) {
      expect(part.features.length).toBe(part.count * elementCount(exampleShape));
      expect('labels' in part ? part.labels.length : part.targets.length).toBe(part.count);
      expect(part.features.every(Number.isFinite)).toBe(true);
    }
  });

  it('says what is wrong with a value of a field', () => {
    const [name] = Object.keys(family.fields);
    expect(() => datasetOf({ dataset, datasetFields: { [name]: 1e9 } })).toThrow(`The dataset ${family.title.en} cannot be made: `);
  });
});

describe.each(['spiral', 'circles', 'moons', 'xor', 'gaussians', 'checkerboard'])('classes of %s', (dataset) => {
  it('are of equal size, give or take one', () => {
    for (const part of parts) {
      const { labels } = classSplit({ dataset, datasetFields: { size: 101 } }, part);
      const counts = [...new Set(labels)].map((label) => labels.filter((each) => each === label).length);
      expect(labels.length).toBe(101);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('take own points into the train split only', () => {
    const [plain, with2] = [read({ dataset }), read({ dataset, ownPoints: own })];
    expect(with2.train.count).toBe(plain.train.count + 2);
    expect(Array.from(with2.train.features.slice(-4))).toEqual([0.5, 0.25, -0.5, 0.75]);
    expect([with2.validation, with2.test]).toEqual([plain.validation, plain.test]);
  });
});

describe('without noise', () => {
  const exact = (dataset: string) => pointsOf(classSplit({ dataset, datasetFields: { noise: 0 } }));

  it('circles lie on two radii', () => {
    for (const { x, y, label } of exact('circles')) expect(Math.hypot(x, y)).toBeCloseTo(label === 0 ? 0.9 : 0.45, 5);
  });

  it('moons lie on two half circles of radius 2/3', () => {
    for (const { x, y, label } of exact('moons')) {
      const [dx, dy] = label === 0 ? [x + 1 / 3, y + 1 / 6] : [x - 1 / 3, y - 1 / 6];
      expect(Math.hypot(dx, dy)).toBeCloseTo(2 / 3, 5);
      expect(label === 0 ? dy : -dy).toBeGreaterThanOrEqual(-1e-6);
    }
  });

  it('xor is four points, and the sign of x·y is the class', () => {
    expect(new Set(exact('xor').map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
    for (const { x, y, label } of exact('xor')) expect(x * y > 0).toBe(label === 0);
  });

  it('gaussians are one point for each class', () => {
    expect(new Set(exact('gaussians').map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });

  it('tiles of the checkerboard take turns', () => {
    for (const { x, y, label } of exact('checkerboard')) expect((Math.floor(2 * (x + 1)) + Math.floor(2 * (y + 1))) % 2).toBe(label);
  });

  it.each([2, 4, 5])('%i arms of a spiral are spread evenly', (arms) => {
    const points = pointsOf(classSplit({ dataset: 'spiral', datasetFields: { noise: 0, arms } }));
    const ends = Array.from({ length: arms }, (_, label) => points.find((each) => each.label === label)!).map(({ x, y }) => Math.atan2(x, y));
    ends.slice(1).forEach((angle, i) => expect(Math.cos(angle - ends[i])).toBeCloseTo(Math.cos((2 * Math.PI) / arms), 5));
  });

  it('a line is y = slope x + intercept', () => {
    const { train } = read({ dataset: 'line', datasetFields: { noise: 0, slope: 2, intercept: -1 } });
    const targets = 'targets' in train ? train.targets : [];
    targets.forEach((y, i) => expect(y).toBeCloseTo(2 * train.features[i] - 1, 5));
  });
});

it('the number of arms is that of the classes, and what a network is built for does not depend on the noise', () => {
  expect(surroundingsOf({ dataset: 'spiral', datasetFields: { arms: 5 } })).toMatchObject({ classCount: 5 });
  expect(surroundingsOf({ dataset: 'spiral', datasetFields: { noise: 0.5 } })).toBe(surroundingsOf({ dataset: 'spiral' }));
});

it('own points alone need at least one, and points of a class that is gone are left out', () => {
  expect(() => read({ dataset: 'ownPoints' })).toThrow('There are no points to learn from yet. Open Data and click some into the plane.');
  expect(read({ dataset: 'ownPoints', ownPoints: [...own, { x: 0, y: 0, label: 4 }] }).train.count).toBe(2);
});
