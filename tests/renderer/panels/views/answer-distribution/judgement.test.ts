/** Values and right answers against a computation of their own. */
import { Random } from '@core/tensor/random';
import { expect, it } from 'vitest';
import { judge } from '../../../../../renderer/panels/views/answer-distribution/judgement';

const random = new Random(9);
const scores = Float32Array.from({ length: 60 }, () => random.normal());
const predictions = Float32Array.from({ length: 60 }, () => random.normal());
const labels = Uint8Array.from({ length: 20 }, () => random.integer(3));
const answers = { width: 3, scores, predictions, labels };

it('scores, probabilities and leads are those of the class that is true', () => {
  const found = (['score', 'probability', 'margin'] as const).map((quantity) => judge(answers, quantity));
  labels.forEach((label, i) => {
    expect(found[0]![i]!.value).toBe(scores[3 * i + label]);
    expect(found[1]![i]!.value).toBe(predictions[3 * i + label]);
    const others = [0, 1, 2].filter((k) => k !== label).map((k) => scores[3 * i + k]!);
    expect(found[2]![i]!.value).toBeCloseTo(scores[3 * i + label]! - Math.max(...others), 6);
    for (const each of found) expect(each[i]).toMatchObject({ label, isRight: others.every((other) => scores[3 * i + label]! > other) });
  });
});
