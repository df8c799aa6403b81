import { differentiate } from '@core/differentiate/differentiate';
import { interpret } from '@core/interpret/interpret';
import { layers } from '@core/layers';
import type { FieldValues } from '@core/fields/definition';
import type { LayerDefinition } from '@core/layers/definition';
import { completeFields } from '@core/fields/fields';
import { losses, type LossName } from '@core/losses';
import type { LossDefinition } from '@core/losses/definition';
import { buildGraph } from '@core/ops/builder';
import { Random } from '@core/tensor/random';
import { int64, tensor, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

type Rows = readonly (readonly number[])[];
const rowsOf = (rows: Rows): Tensor => tensor('float64', [rows.length, rows[0].length], rows.flat());
const classesOf = (classes: readonly number[]): Tensor => int64([classes.length], classes);

const outputLayers = Object.values<LayerDefinition>(layers).filter(({ loss }) => loss);
const initialFields = (name: LossName): FieldValues => completeFields(outputLayers.find(({ loss }) => loss === name)!, {});

/** Loss and gradient at the scores, in float64; fields that are not given are those a new output layer has. */
function lossOf(name: LossName, scores: Rows, truth: Tensor, given: FieldValues = {}) {
  const build = buildGraph('loss');
  const logits = build.input('logits', rowsOf(scores));
  const loss = losses[name].build({ build, logits, truth: build.input('truth', truth), fields: { ...initialFields(name), ...given } });
  const gradient = differentiate(build, build.graph({ loss }), loss, [logits]).get(logits)!;
  const { outputs } = interpret(build.graph({ loss, gradient }), { logits: rowsOf(scores), truth });
  return { loss: outputs.loss.data[0], gradient: Array.from(outputs.gradient.data) };
}

/** Scores of a cat, a car and a frog for the classes cat, car, frog (the example of the course). */
const cat = [3.2, 5.1, -1.7];
const car = [1.3, 4.9, 2.0];
const frog = [2.2, 2.5, -3.1];

describe('the registry of losses', () => {
  const all = Object.entries<LossDefinition>(losses) as [LossName, LossDefinition][];

  it.each(all)('%s is complete in both languages and an output layer chooses it', (name, definition) => {
    expect(definition.name).toBe(name);
    const meaning = definition.meaning({ loss: 0.5, outputs: 10, fields: initialFields(name) });
    for (const { en, zh } of [definition.title, meaning]) {
      expect(en).not.toBe('');
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(definition.formula).toContain('L =');
  });

  it.each(all)('%s: gradient = central differences', (name) => {
    const random = new Random(4);
    const scores = [1, 2, 3].map(() => [1, 2, 3, 4].map(() => 2 * random.normal()));
    const { gradient } = lossOf(name, scores, classesOf([2, 0, 3]));
    const moved = (row: number, column: number, distance: number) => scores.map((each, i) => each.map((s, j) => (i === row && j === column ? s + distance : s)));
    gradient.forEach((slope, i) => {
      const at = (distance: number) => lossOf(name, moved(i >> 2, i % 4, distance), classesOf([2, 0, 3])).loss;
      expect(slope).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 7);
    });
  });
});

describe('the hinge loss', () => {
  it.each([
    ['cat', cat, 0, 2.9],
    ['car', car, 1, 0],
    ['frog', frog, 2, 12.9],
  ])('of the %s', (_name, scores, label, expected) => {
    expect(lossOf('multiclassHinge', [scores], classesOf([label])).loss).toBeCloseTo(expected, 12);
  });

  it('is the mean over the batch', () => {
    expect(lossOf('multiclassHinge', [cat, car, frog], classesOf([0, 1, 2])).loss).toBeCloseTo(15.8 / 3, 12);
  });

  it('takes its margin from the layer', () => {
    expect(lossOf('multiclassHinge', [cat], classesOf([0]), { delta: 10 }).loss).toBeCloseTo(11.9 + 5.1, 12);
  });

  it('pushes each violating score down and the right one up as often', () => {
    expect(lossOf('multiclassHinge', [frog], classesOf([2])).gradient).toEqual([1, 1, -2]);
    expect(lossOf('multiclassHinge', [cat], classesOf([0])).gradient).toEqual([-1, 1, 0]);
  });
});

describe('the squared hinge loss', () => {
  it('squares each violation', () => {
    expect(lossOf('squaredHinge', [cat], classesOf([0])).loss).toBeCloseTo(2.9 ** 2, 12);
    expect(lossOf('squaredHinge', [cat, car, frog], classesOf([0, 1, 2])).loss).toBeCloseTo((2.9 ** 2 + 6.3 ** 2 + 6.6 ** 2) / 3, 12);
  });

  it('pushes harder the larger a violation is', () => {
    const expected = [2 * 6.3, 2 * 6.6, -2 * (6.3 + 6.6)];
    lossOf('squaredHinge', [frog], classesOf([2])).gradient.forEach((g, i) => expect(g).toBeCloseTo(expected[i], 12));
  });
});

describe('the cross-entropy', () => {
  const softmax = (scores: readonly number[]) => scores.map((s) => Math.exp(s) / scores.reduce((sum, each) => sum + Math.exp(each), 0));

  it('of the cat is 2.04', () => {
    expect(lossOf('softmaxCrossEntropy', [cat], classesOf([0])).loss).toBeCloseTo(2.04, 2);
  });

  it('is ln 10 for ten equal scores', () => {
    expect(lossOf('softmaxCrossEntropy', [new Array<number>(10).fill(4)], classesOf([3])).loss).toBeCloseTo(Math.log(10), 12);
  });

  it('has the gradient (p - onehot) / N', () => {
    const expected = [...softmax(cat).map((v, i) => (v - (i === 0 ? 1 : 0)) / 2), ...softmax(frog).map((v, i) => (v - (i === 2 ? 1 : 0)) / 2)];
    const { gradient } = lossOf('softmaxCrossEntropy', [cat, frog], classesOf([0, 2]));
    gradient.forEach((g, i) => expect(g).toBeCloseTo(expected[i], 12));
  });

  it('stays finite for huge scores', () => {
    expect(lossOf('softmaxCrossEntropy', [[1e4, 0, 0]], classesOf([1])).loss).toBeCloseTo(1e4, 6);
  });

  it('with smoothing mixes the loss of the right class with the mean loss of all classes', () => {
    const of = (label: number) => lossOf('softmaxCrossEntropy', [cat], classesOf([label])).loss;
    const expected = 0.7 * of(0) + (0.3 * (of(0) + of(1) + of(2))) / 3;
    // OneHot holds its values as float32.
    expect(lossOf('softmaxCrossEntropy', [cat], classesOf([0]), { smoothing: 0.3 }).loss).toBeCloseTo(expected, 6);
  });

  it('with smoothing is smallest where the probabilities are the smoothed ones, as its reading says', () => {
    const wanted = [0.8, 0.1, 0.1];
    const { loss, gradient } = lossOf('softmaxCrossEntropy', [wanted.map(Math.log)], classesOf([0]), { smoothing: 0.3 });
    gradient.forEach((g) => expect(g).toBeCloseTo(0, 7));
    expect(loss).toBeCloseTo(-wanted.reduce((sum, p) => sum + p * Math.log(p), 0), 6);
    const { en } = losses.softmaxCrossEntropy.meaning({ loss: 0.7, outputs: 3, fields: { smoothing: 0.3 } });
    expect(en).toContain('80.0 % for the right class, so 0.7 cannot fall below 0.639.');
  });
});

describe('the binary cross-entropy', () => {
  it('is ln 2 where nothing is known, and the mean over all answers', () => {
    expect(lossOf('binaryCrossEntropy', [[0, 0, 0]], classesOf([1])).loss).toBeCloseTo(Math.log(2), 12);
    const p = (s: number) => 1 / (1 + Math.exp(-s));
    expect(lossOf('binaryCrossEntropy', [cat], classesOf([0])).loss).toBeCloseTo(-(Math.log(p(3.2)) + Math.log(1 - p(5.1)) + Math.log(1 - p(-1.7))) / 3, 12);
  });

  it('has the gradient (p - onehot) / (N K)', () => {
    const { gradient } = lossOf('binaryCrossEntropy', [frog], classesOf([2]));
    frog.forEach((s, j) => expect(gradient[j]).toBeCloseTo((1 / (1 + Math.exp(-s)) - (j === 2 ? 1 : 0)) / 3, 12));
  });

  it('stays finite and exact for huge scores', () => {
    expect(lossOf('binaryCrossEntropy', [[1e4, -1e4]], classesOf([1])).loss).toBe(1e4);
    expect(lossOf('binaryCrossEntropy', [[100, -100]], classesOf([0])).loss).toBeCloseTo(Math.exp(-100), 50);
  });
});

describe('the losses of numbers', () => {
  const predicted = [
    [0.5, -1],
    [3, 2],
  ];
  const wanted = rowsOf([
    [0, 1],
    [3, -1],
  ]);

  it.each([
    ['meanSquaredError', {}, (0.25 + 4 + 0 + 9) / 4],
    ['meanAbsoluteError', {}, (0.5 + 2 + 0 + 3) / 4],
    ['huber', { delta: 1 }, (0.125 + 1.5 + 0 + 2.5) / 4],
    ['huber', { delta: 2 }, (0.125 + 2 + 0 + 4) / 4],
  ] as const)('%s %j is the mean over examples and outputs', (name, fields, expected) => {
    expect(lossOf(name, predicted, wanted, fields).loss).toBeCloseTo(expected, 12);
  });

  it.each([
    ['meanSquaredError', {}, [1, -4, 0, 6]],
    ['meanAbsoluteError', {}, [1, -1, 0, 1]],
    ['huber', { delta: 1 }, [0.5, -1, 0, 1]],
  ] as const)('%s %j has the gradient of its definition', (name, fields, expected) => {
    lossOf(name, predicted, wanted, fields).gradient.forEach((g, i) => expect(g).toBeCloseTo(expected[i] / 4, 12));
  });

  it.each(['meanSquaredError', 'meanAbsoluteError', 'huber'] as const)('%s learns of classes the rows with a single 1', (name) => {
    const rows = rowsOf([
      [1, 0, 0],
      [0, 0, 1],
    ]);
    expect(lossOf(name, [cat, frog], classesOf([0, 2]))).toEqual(lossOf(name, [cat, frog], rows));
  });
});
