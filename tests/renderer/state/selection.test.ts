import { describe, expect, it } from 'vitest';
import { Selection } from '../../../renderer/state/selection.svelte';

describe('Selection', () => {
  it('names the layer of the inspector only when nothing else is selected', () => {
    const selection = new Selection();
    selection.set(['a']);
    expect(selection.onlyLayer).toBe('a');
    selection.set(['a'], ['a-b-0']);
    expect(selection.onlyLayer).toBeNull();
    selection.set(['a', 'b']);
    expect(selection.onlyLayer).toBeNull();
  });

  it('restores a snapshot', () => {
    const selection = new Selection();
    selection.set(['a', 'b'], ['c'], ['frame1']);
    const snapshot = selection.snapshot();
    selection.clear();
    expect(selection.isEmpty).toBe(true);
    selection.restore(snapshot);
    expect(selection.snapshot()).toEqual({ layers: ['a', 'b'], connections: ['c'], annotations: ['frame1'] });
    expect([selection.has('b'), selection.has('c'), selection.has('d')]).toEqual([true, true, false]);
  });
});
