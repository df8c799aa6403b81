import { describe, expect, it } from 'vitest';
import { chain } from '@core/templates/chain';
import type { SplitName } from '@core/datasets/definition';
import type { Ask } from '../../../../renderer/state/run.svelte';
import { runsOf, Survey } from '../../../../renderer/state/pictures/survey.svelte';
import { mostFirst, PictureTally } from '../../../../renderer/state/pictures/tally';

const shape = [2, 1, 2];

describe('a tally of pictures', () => {
  it('counts classes and values, and takes means of the training examples only', () => {
    const tally = new PictureTally(shape, 3);
    tally.add('train', { data: Uint8Array.from([0, 10, 20, 30, 100, 110, 120, 130]), labels: Uint8Array.from([1, 1]) });
    tally.add('train', { data: Uint8Array.from([255, 255, 255, 255]), labels: Uint8Array.from([0]) });
    tally.add('test', { data: Uint8Array.from([9, 9, 9, 9]), labels: Uint8Array.from([2]) });
    const { classes, pixels } = tally.facts;
    expect(classes.map(({ counts }) => counts)).toEqual([
      { train: 1, validation: 0, test: 0 },
      { train: 2, validation: 0, test: 0 },
      { train: 0, validation: 0, test: 1 },
    ]);
    expect(Array.from(classes[1]!.mean!)).toEqual([50, 60, 70, 80]);
    expect(classes[2]!.mean).toBeNull();
    expect(classes[1]!.first.map(({ index, data }) => [index, ...data])).toEqual([[0, 0, 10, 20, 30], [1, 100, 110, 120, 130]]);
    expect(pixels.counts.map((channel) => [channel[0], channel[20], channel[255], channel[9]])).toEqual([[1, 0, 2, 0], [0, 1, 2, 0]]);
    const all = [0, 10, 20, 30, 100, 110, 120, 130, 255, 255, 255, 255];
    const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
    expect(pixels.mean).toBeCloseTo(mean, 10);
    expect(pixels.deviation).toBeCloseTo(Math.sqrt(all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / all.length), 10);
    expect(tally.indicesOf('train', 1)).toEqual([0, 1]);
    expect(tally.indicesOf('train', 0)).toEqual([2]);
  });

  it('keeps a few examples of a class', () => {
    const tally = new PictureTally([1, 1, 1], 1);
    tally.add('train', { data: new Uint8Array(50), labels: new Uint8Array(50) });
    expect(tally.facts.classes[0]!.first).toHaveLength(mostFirst);
  });
});

const sizes: Readonly<Record<SplitName, number>> = { train: 2300, validation: 5, test: 7 };
/** The example of number i is a picture of four times i modulo 200, of class i modulo 3. */
const engine = (asked: string[] = []): Ask =>
  ((_: 'examples', { split, start, count }: { split: SplitName; start: number; count: number }) => {
    asked.push(`${split} ${start} ${count}`);
    const numbers = Array.from({ length: Math.min(count, sizes[split] - start) }, (_each, i) => start + i);
    const data = Uint8Array.from(numbers.flatMap((number) => Array<number>(4).fill(number % 200)));
    return Promise.resolve({ count: sizes[split], features: { dtype: 'uint8', shape: [numbers.length, ...shape], data }, labels: Uint8Array.from(numbers, (number) => number % 3) });
  }) as unknown as Ask;

describe('a survey', () => {
  const network = chain('empty', 'mnist', 1, []);

  it('reads every example once and finds what the tally finds', async () => {
    const asked: string[] = [];
    const survey = new Survey(engine(asked), network, shape, 3);
    await survey.run();
    expect(survey.counts).toEqual(sizes);
    expect(asked.slice(3)).toEqual(['train 0 1000', 'train 1000 1000', 'train 2000 1000', 'validation 0 1000', 'test 0 1000']);
    expect(survey.facts!.classes.map(({ counts }) => counts.train)).toEqual([767, 767, 766]);
    expect(survey.share).toBeNull();
    expect(survey.indicesOf('validation', 2)).toEqual([2]);
    expect(survey.indicesOf('test', null)).toHaveLength(7);
  });

  it('stops when it is told to, with what it has', async () => {
    const survey = new Survey(engine(), network, shape, 3);
    const run = survey.run();
    survey.cancel();
    await run;
    expect(survey.facts!.classes.every(({ counts }) => counts.train === 0)).toBe(true);
    expect(survey.problem).toBeNull();
  });

  it('says what went wrong', async () => {
    const survey = new Survey((() => Promise.reject(new Error('No files.'))) as unknown as Ask, network, shape, 3);
    await survey.run();
    expect(survey.problem).toBe('No files.');
  });

  it('gets pictures that do not stand side by side in their order', async () => {
    const asked: string[] = [];
    const survey = new Survey(engine(asked), network, shape, 3);
    const pictures = await survey.pictures('train', [4, 5, 9, 300]);
    expect(pictures.map(({ data }) => Array.from(data))).toEqual([4, 5, 9, 100].map((value) => Array<number>(4).fill(value)));
    expect(pictures.map(({ label }) => label)).toEqual([1, 2, 0, 0]);
    expect(asked).toEqual(['train 4 2', 'train 9 1', 'train 300 1']);
    expect(runsOf([])).toEqual([]);
  });
});
