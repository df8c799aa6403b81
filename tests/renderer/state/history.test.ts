import { describe, expect, it } from 'vitest';
import { emptyHistory, redone, remember, undone, type History } from '../../../renderer/state/history';

const label = (text: string) => () => text;
const step = (before: string, mergeKey?: string) => ({ label: label(`after ${before}`), before, ...(mergeKey ? { mergeKey } : {}) });

describe('history', () => {
  it('brings back what was before each step, last first', () => {
    const history = remember(remember(emptyHistory<string>(), step('a')), step('b'));
    const first = undone(history, 'c')!;
    expect(first.document).toBe('b');
    expect(undone(first.history, 'b')!.document).toBe('a');
  });

  it('redoes what was undone and keeps the label', () => {
    const undo = undone(remember(emptyHistory<string>(), step('a')), 'b')!;
    const redo = redone(undo.history, undo.document)!;
    expect(redo.document).toBe('b');
    expect(redo.history.past.at(-1)!.label()).toBe('after a');
    expect(undone(redo.history, 'b')!.document).toBe('a');
  });

  it('has nothing to undo or redo at the start', () => {
    expect(undone(emptyHistory<string>(), 'a')).toBeNull();
    expect(redone(emptyHistory<string>(), 'a')).toBeNull();
  });

  it('joins consecutive steps with one key and separates others', () => {
    const joined = [step('a', 'drag'), step('b', 'drag'), step('c', 'drag')].reduce(remember<string>, emptyHistory<string>());
    expect(joined.past.map(({ before }) => before)).toEqual(['a']);
    expect(remember(joined, step('d', 'type')).past.map(({ before }) => before)).toEqual(['a', 'd']);
    expect(remember(joined, step('d')).past).toHaveLength(2);
  });

  it('does not join an edit after an undo to the step before it', () => {
    const history = [step('a'), step('b', 'drag'), step('c', 'other')].reduce(remember<string>, emptyHistory<string>());
    const after = undone(history, 'd')!;
    expect(remember(after.history, step('c', 'drag')).past.map(({ before }) => before)).toEqual(['a', 'b', 'c']);
  });

  it('forgets what could be redone once something else is done', () => {
    const after = undone(remember(emptyHistory<string>(), step('a')), 'b')!;
    expect(remember(after.history, step('a')).future).toEqual([]);
  });

  it('keeps a bounded number of steps, the latest', () => {
    const history = Array.from({ length: 1000 }, (_, index) => step(String(index))).reduce<History<string>>(remember, emptyHistory());
    expect(history.past).toHaveLength(200);
    expect(history.past.at(-1)!.before).toBe('999');
  });
});
