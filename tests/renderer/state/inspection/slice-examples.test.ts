import { expect, it } from 'vitest';
import { sliceExamples } from '../../../../renderer/state/inspection/loss-slice.svelte';

it('a slice of a costly network is computed on fewer examples, never on less than eight', () => {
  expect(sliceExamples(32.4e3)).toBe(64);
  // The digit CNN.
  expect(sliceExamples(7.81e6)).toBe(15);
  expect(sliceExamples(4e9)).toBe(8);
  expect(sliceExamples(0)).toBe(64);
});
