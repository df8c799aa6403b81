import { differentiate } from '@core/differentiate/differentiate';
import { interpret } from '@core/interpret/interpret';
import { losses } from '@core/losses';
import { buildGraph } from '@core/ops/builder';
import { int64, tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

/** Loss and gradient at the scores, in float64. */
function lossOf(name: keyof typeof losses, rows: readonly (readonly number[])[], classes: readonly number[], delta = 1) {
  const build = buildGraph('loss');
  const shape = [rows.length, rows[0].length];
  const logits = build.input('logits', { dtype: 'float64', shape });
  const labels = build.input('labels', { dtype: 'int64', shape: [rows.length] });
  const loss = losses[name].build({ build, logits, truth: labels, fields: { delta } });
  const gradient = differentiate(build, build.graph({ loss }), loss, [logits]).get(logits)!;
  const feeds = { logits: tensor('float64', shape, rows.flat()), labels: int64([rows.length], classes) };
  const { outputs } = interpret(build.graph({ loss, gradient }), feeds);
  return { loss: outputs.loss.data[0], gradient: Array.from(outputs.gradient.data) };
}

/** Scores of a cat, a car and a frog for the classes cat, car, frog (the example of the course). */
const cat = [3.2, 5.1, -1.7];
const car = [1.3, 4.9, 2.0];
const frog = [2.2, 2.5, -3.1];

describe('the hinge loss', () => {
  it.each([
    ['cat', cat, 0, 2.9],
    ['car', car, 1, 0],
    ['frog', frog, 2, 12.9],
  ])('of the %s', (_name, scores, label, expected) => {
    expect(lossOf('multiclassHinge', [scores], [label]).loss).toBeCloseTo(expected, 12);
  });

  it('is the mean over the batch', () => {
    expect(lossOf('multiclassHinge', [cat, car, frog], [0, 1, 2]).loss).toBeCloseTo(15.8 / 3, 12);
  });

  it('takes its margin from the layer', () => {
    expect(lossOf('multiclassHinge', [cat], [0], 10).loss).toBeCloseTo(11.9 + 5.1, 12);
  });

  it('pushes each violating score down and the right one up as often', () => {
    expect(lossOf('multiclassHinge', [frog], [2]).gradient).toEqual([1, 1, -2]);
    expect(lossOf('multiclassHinge', [cat], [0]).gradient).toEqual([-1, 1, 0]);
  });
});

describe('the cross-entropy', () => {
  it('of the cat is 2.04', () => {
    expect(lossOf('softmaxCrossEntropy', [cat], [0]).loss).toBeCloseTo(2.04, 2);
  });

  it('is ln 10 for ten equal scores', () => {
    expect(lossOf('softmaxCrossEntropy', [new Array<number>(10).fill(4)], [3]).loss).toBeCloseTo(Math.log(10), 12);
  });

  it('has the gradient (p - onehot) / N', () => {
    const p = (scores: readonly number[]) => scores.map((s) => Math.exp(s) / scores.reduce((sum, each) => sum + Math.exp(each), 0));
    const expected = [...p(cat).map((v, i) => (v - (i === 0 ? 1 : 0)) / 2), ...p(frog).map((v, i) => (v - (i === 2 ? 1 : 0)) / 2)];
    const { gradient } = lossOf('softmaxCrossEntropy', [cat, frog], [0, 2]);
    gradient.forEach((g, i) => expect(g).toBeCloseTo(expected[i], 12));
  });

  it('stays finite for huge scores', () => {
    expect(lossOf('softmaxCrossEntropy', [[1e4, 0, 0]], [1]).loss).toBeCloseTo(1e4, 6);
  });
});
