import { describe, expect, it } from 'vitest';
import { historyOf, withRow } from '../../../../../renderer/panels/views/value-histograms/history.svelte';

const grown = (steps: readonly number[], most: number) => steps.reduce<readonly { step: number }[]>((rows, step) => withRow(rows, { step }, most), []).map(({ step }) => step);

describe('rows of a run', () => {
  it('are bounded, keep the first and the last, and cover the run evenly', () => {
    const kept = grown(Array.from({ length: 1000 }, (_, i) => 10 * i), 50);
    expect(kept).toHaveLength(50);
    expect([kept[0], kept.at(-1)]).toEqual([0, 9990]);
    const gaps = kept.slice(1).map((step, i) => step - kept[i]!);
    // Evenly would be 204 steps apart.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * 204);
    expect(grown(Array.from({ length: 1000 }, (_, i) => 10 * i), 50)).toEqual(kept);
  });

  it('of steps that are done again are replaced', () => {
    expect(grown([0, 10, 20, 30, 15], 50)).toEqual([0, 10, 15]);
    expect(grown([0, 10, 10], 50)).toEqual([0, 10]);
  });

  it('belong to their run', () => {
    const [first, second] = [{}, {}];
    expect(historyOf(first)).toBe(historyOf(first));
    expect(historyOf(second)).not.toBe(historyOf(first));
  });
});
