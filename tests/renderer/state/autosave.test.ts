import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Autosave } from '../../../renderer/state/autosave.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const setUp = () => {
  const keep = vi.fn<(text: string | null) => Promise<void>>(async () => undefined);
  const onFailure = vi.fn();
  return { keep, onFailure, autosave: new Autosave(keep, onFailure) };
};
const says = (text: string) => () => text;

it('keeps nothing while everything is saved', async () => {
  const { autosave, keep } = setUp();
  autosave.take(null);
  await vi.runAllTimersAsync();
  expect(keep).not.toHaveBeenCalled();
});

it('keeps the last of several changes once', async () => {
  const { autosave, keep } = setUp();
  for (const text of ['one', 'two', 'three']) autosave.take(says(text));
  await vi.runAllTimersAsync();
  expect(keep.mock.calls).toEqual([['three']]);
  expect(autosave.state).toBe('kept');
});

it('does not wait for an end of changes that never stop', async () => {
  const { autosave, keep } = setUp();
  for (let change = 0; change < 100; change++) {
    autosave.take(says(String(change)));
    await vi.advanceTimersByTimeAsync(50);
  }
  const kept = keep.mock.calls.map(([text]) => Number(text));
  expect(kept.length).toBeGreaterThanOrEqual(5);
  expect(kept.every((change, i) => change - (kept[i - 1] ?? 0) <= 20)).toBe(true);
});

it('forgets at once what was saved', async () => {
  const { autosave, keep } = setUp();
  autosave.take(says('work'));
  autosave.take(null);
  expect(keep.mock.calls).toEqual([[null]]);
  await vi.runAllTimersAsync();
  expect(keep).toHaveBeenCalledTimes(1);
});

it('says once that keeping failed, and goes on trying', async () => {
  const { autosave, keep, onFailure } = setUp();
  keep.mockRejectedValueOnce(new Error('disk full')).mockRejectedValueOnce(new Error('disk full'));
  const change = async () => {
    autosave.take(says('work'));
    await vi.runAllTimersAsync();
  };
  await change();
  await change();
  expect([autosave.state, onFailure.mock.calls.length]).toEqual(['failed', 1]);
  await change();
  expect(autosave.state).toBe('kept');
  keep.mockRejectedValueOnce(new Error('disk full'));
  await change();
  expect(onFailure).toHaveBeenCalledTimes(2);
});
