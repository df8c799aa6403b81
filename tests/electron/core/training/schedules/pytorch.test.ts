/** PyTorch's schedules, asked for with our numbers, say the same. */
import { schedules, type ScheduleName } from '@core/training/schedules';
import { atFullRate } from '@core/training/schedules/definition';
import { expect, it } from 'vitest';
import { fixture } from '../pytorch-fixture';

const { reduceOnPlateau } = fixture;
const names = Object.keys(fixture.schedules) as ScheduleName[];

const expectSame = (ours: readonly number[], theirs: readonly number[]): void => {
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((factor, i) => expect(Math.abs(factor / theirs[i] - 1), `moment ${i}`).toBeLessThan(1e-9));
};

it('every schedule is judged', () => {
  expect([...names, 'reduceOnPlateau'].sort()).toEqual(Object.keys(schedules).sort());
});

it.each(names)('%s', (name) => {
  const theirs = fixture.schedules[name];
  expectSame(theirs.map((_, i) => schedules[name].factor(i / (theirs.length - 1), atFullRate)), theirs);
});

it('reduceOnPlateau, down to its least factor', () => {
  const { factor, afterValidation } = schedules.reduceOnPlateau;
  let plateau = atFullRate;
  const ours = reduceOnPlateau.losses.map((loss) => {
    plateau = afterValidation!(plateau, loss);
    return factor(0, plateau);
  });
  expectSame(ours, reduceOnPlateau.factors);
  expect(ours.at(-1)).toBe(1e-6);
});
