import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Autosave } from '../../../renderer/state/autosave.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('does not save what was just loaded', async () => {
  const save = vi.fn(async () => undefined);
  new Autosave(save).take('loaded');
  await vi.runAllTimersAsync();
  expect(save).not.toHaveBeenCalled();
});

it('saves the last of several changes once', async () => {
  const save = vi.fn(async () => undefined);
  const autosave = new Autosave(save);
  for (const text of ['loaded', 'one', 'two', 'three']) autosave.take(text);
  await vi.runAllTimersAsync();
  expect(save.mock.calls).toEqual([['three']]);
  expect(autosave.state).toBe('saved');
});

it('says when saving failed, and saves again after the next change', async () => {
  const save = vi.fn().mockRejectedValueOnce(new Error('disk full')).mockResolvedValue(undefined);
  const autosave = new Autosave(save);
  autosave.take('loaded');
  autosave.take('one');
  await vi.runAllTimersAsync();
  expect(autosave.state).toBe('failed');
  autosave.take('two');
  await vi.runAllTimersAsync();
  expect(autosave.state).toBe('saved');
});
