import { readFileSync } from 'node:fs';
import { datasetNamed, datasetOf, datasets } from '@core/datasets';
import type { ClassDataset, DatasetChoice, DatasetDefinition, NumberDataset } from '@core/datasets/definition';
import { parseIdx } from '@core/datasets/idx';
import { describe, expect, it } from 'vitest';

const idx = (sizes: readonly number[], elements: readonly number[], type = 8): Uint8Array => {
  const header = sizes.flatMap((size) => [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]);
  return Uint8Array.from([0, 0, type, sizes.length, ...header, ...elements]);
};

describe('an IDX file', () => {
  it('is read with its shape', () => {
    const { shape, data } = parseIdx('a', idx([2, 3], [1, 2, 3, 4, 5, 6]), 2);
    expect(shape).toEqual([2, 3]);
    expect(Array.from(data)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('may start anywhere in its buffer', () => {
    const bytes = Uint8Array.from([9, 9, ...idx([2], [7, 8])]);
    expect(Array.from(parseIdx('a', bytes.subarray(2), 1).data)).toEqual([7, 8]);
  });

  it.each([
    ['empty', new Uint8Array(), '"a" is too short for an IDX file: 0 bytes.'],
    ['packed', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]), '"a" is not an IDX file. If its name ends in .gz, unpack it first.'],
    ['of floats', idx([1], [0, 0, 0, 0], 0x0d), '"a" holds elements of IDX type 13; only unsigned bytes (type 8) can be read.'],
    ['of another rank', idx([1, 1], [0]), '"a" has 2 axes; 1 are needed.'],
    ['cut off', idx([5], [1, 2]), '"a" says it holds 5 bytes, but 2 follow. It may be cut off; install it again.'],
    ['boasting', idx([0xffffffff], [1]), '"a" says it holds 4294967295 bytes, but 1 follow. It may be cut off; install it again.'],
  ])('that is %s gets a sentence', (_name, bytes, sentence) => {
    expect(() => parseIdx('a', bytes, 1)).toThrow(sentence);
  });
});

describe('the registry of datasets', () => {
  it.each(Object.entries<DatasetDefinition>(datasets))('%s is complete', (name, dataset) => {
    expect(dataset.name).toBe(name);
    for (const { en, zh } of [dataset.title, dataset.summary]) expect(en !== '' && zh !== '').toBe(true);
    const made = datasetOf({ dataset: name });
    expect([made.name, made.title]).toEqual([name, dataset.title]);
    const names = 'labels' in made ? made.labels : made.targets;
    expect(new Set(names).size).toBe(names.length);
  });

  it('says which there are', () => {
    expect(() => datasetNamed('cats')).toThrow(`There is no dataset "cats". Known: ${Object.keys(datasets).join(', ')}.`);
    expect(() => datasetNamed('constructor')).toThrow('There is no dataset');
  });
});

/** @throws if it has no classes. */
function classesOf(choice: DatasetChoice): ClassDataset {
  const dataset = datasetOf(choice);
  if ('labels' in dataset) return dataset;
  throw new Error(`${dataset.name} has no classes.`);
}

/** @throws if it has no numbers to predict. */
function numbersOf(choice: DatasetChoice): NumberDataset {
  const dataset = datasetOf(choice);
  if ('targets' in dataset) return dataset;
  throw new Error(`${dataset.name} has no numbers.`);
}

describe('the generated datasets', () => {
  const [spiral, wave] = [classesOf({ dataset: 'spiral' }).read([]), numbersOf({ dataset: 'wave' }).read([])];
  const parts = ['train', 'validation', 'test'] as const;

  it('are the same each time, and every split is another draw', () => {
    expect(datasetOf({ dataset: 'spiral' }).read([])).toEqual(spiral);
    expect(datasetOf({ dataset: 'wave' }).read([])).toEqual(wave);
    for (const splits of [spiral, wave]) {
      const first = parts.map((part) => splits[part].features.find((each) => each !== 0));
      expect(new Set(first).size).toBe(3);
    }
  });

  it('spiral has three arms of 100 points from radius 1 to the center, each turned by about 4', () => {
    for (const part of parts) {
      const { count, features, labels } = spiral[part];
      expect([count, features.length, labels.length]).toEqual([300, 600, 300]);
      for (let i = 0; i < count; i++) {
        expect(labels[i]).toBe(Math.floor(i / 100));
        const [x, y] = features.subarray(2 * i, 2 * i + 2);
        const share = 1 - (i % 100) / 99;
        expect(Math.hypot(x, y)).toBeCloseTo(share, 5);
        // The center lies in no direction.
        if (share === 0) continue;
        const off = Math.atan2(x, y) - 4 * (labels[i] + share);
        expect(Math.abs(Math.atan2(Math.sin(off), Math.cos(off)))).toBeLessThan(1);
      }
    }
  });

  it('wave is a sine of two periods with a noise of 0.1, and declares its mean and deviation', () => {
    const noise: number[] = [];
    for (const part of parts) {
      const { count, features, targets } = wave[part];
      expect([count, features.length, targets.length]).toEqual(part === 'train' ? [200, 200, 200] : [100, 100, 100]);
      targets.forEach((y, i) => noise.push(y - Math.sin(2 * Math.PI * features[i])));
      features.forEach((x) => expect(Math.abs(x)).toBeLessThanOrEqual(1));
    }
    const rootMeanSquare = (values: ArrayLike<number>) => Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0) / values.length);
    expect(rootMeanSquare(noise)).toBeGreaterThan(0.09);
    expect(rootMeanSquare(noise)).toBeLessThan(0.11);
    expect(datasetOf({ dataset: 'wave' }).deviation).toBeCloseTo(rootMeanSquare(wave.train.features), 1);
  });
});

describe('MNIST', () => {
  const { source, read, mean, deviation } = datasets.mnist;
  const splits = read(source.files.map((file) => readFileSync(`node_modules/${source.package}/${file}`)));
  /** How often each of the 256 values occurs. */
  const histogram = (values: Uint8Array): number[] => {
    const counts = new Uint32Array(256);
    for (let i = 0; i < values.length; i++) counts[values[i]]++;
    return Array.from(counts);
  };

  it('has 55,000 train, 5,000 validation and 10,000 test digits', () => {
    expect([splits.train, splits.validation, splits.test].map(({ count }) => count)).toEqual([55000, 5000, 10000]);
    for (const { count, features, labels } of Object.values(splits)) {
      expect(features.length).toBe(count * 784);
      expect(labels.length).toBe(count);
    }
  });

  it('splits the training file without loss or repetition', () => {
    const file = readFileSync(`node_modules/${source.package}/${source.files[0]}`);
    const [train, validation] = [histogram(splits.train.features), histogram(splits.validation.features)];
    expect(train.map((count, value) => count + validation[value])).toEqual(histogram(parseIdx('train', file, 3).data));
  }, 30_000);

  it('has every digit in every split', () => {
    for (const { labels } of Object.values(splits)) expect(new Set(labels).size).toBe(10);
  });

  it('declares the mean and deviation of its train split', () => {
    const counts = histogram(splits.train.features);
    const average = (of: (value: number) => number) => counts.reduce((sum, count, value) => sum + count * of(value), 0) / splits.train.features.length;
    const measured = average((value) => value);
    const variance = average((value) => (value - measured) ** 2);
    expect(mean).toBeCloseTo(measured, 3);
    expect(deviation).toBeCloseTo(Math.sqrt(variance), 3);
  }, 30_000);

  it.each([
    ['images of another size', idx([1, 2, 2], [1, 2, 3, 4]), idx([1], [0]), 'holds images of 2×2; MNIST images are 28×28.'],
    ['another number of labels', idx([1, 28, 28], new Array<number>(784).fill(0)), idx([2], [0, 1]), 'holds 1 images, but'],
    ['a label above 9', idx([1, 28, 28], new Array<number>(784).fill(0)), idx([1], [10]), 'Label 0 of "data/train-labels-idx1-ubyte" is 10; digits go from 0 to 9.'],
  ])('refuses %s', (_name, images, labels, sentence) => {
    expect(() => read([images, labels, images, labels])).toThrow(sentence);
  });
});
