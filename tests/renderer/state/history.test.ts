import { describe, expect, it } from 'vitest';
import { emptyHistory, remember, travelled, type History } from '../../../renderer/state/history';

const label = (text: string) => () => text;
const step = (before: string, mergeKey?: string) => ({ label: label(`after ${before}`), before, ...(mergeKey ? { mergeKey } : {}) });
const historyOf = (...befores: string[]) => befores.map((each) => step(each)).reduce(remember<string>, emptyHistory<string>());

describe('history', () => {
  it('brings back what was before each step, last first', () => {
    const first = travelled(historyOf('a', 'b'), 'c', 1);
    expect(first.document).toBe('b');
    expect(travelled(first.history, 'b', 0).document).toBe('a');
  });

  it('redoes what was undone and keeps the label', () => {
    const undo = travelled(historyOf('a'), 'b', 0);
    const redo = travelled(undo.history, undo.document, 1);
    expect(redo.document).toBe('b');
    expect(redo.history.past.at(-1)!.label()).toBe('after a');
    expect(travelled(redo.history, 'b', 0).document).toBe('a');
  });

  it('goes to any moment at once, there and back', () => {
    const there = travelled(historyOf('a', 'b', 'c'), 'd', 1);
    expect([there.document, there.history.past.length, there.history.future.length]).toEqual(['b', 1, 2]);
    const back = travelled(there.history, there.document, 3);
    expect(back.document).toBe('d');
    expect(back.history.past.map(({ label: name, before }) => [name(), before])).toEqual([['after a', 'a'], ['after b', 'b'], ['after c', 'c']]);
  });

  it('has nothing to undo or redo at the start', () => {
    expect(travelled(emptyHistory<string>(), 'a', -1).document).toBe('a');
    expect(travelled(emptyHistory<string>(), 'a', 1).document).toBe('a');
  });

  it('joins consecutive steps with one key and separates others', () => {
    const joined = [step('a', 'drag'), step('b', 'drag'), step('c', 'drag')].reduce(remember<string>, emptyHistory<string>());
    expect(joined.past.map(({ before }) => before)).toEqual(['a']);
    expect(remember(joined, step('d', 'type')).past.map(({ before }) => before)).toEqual(['a', 'd']);
    expect(remember(joined, step('d')).past).toHaveLength(2);
  });

  it('does not join an edit after an undo to the step before it', () => {
    const history = [step('a'), step('b', 'drag'), step('c', 'other')].reduce(remember<string>, emptyHistory<string>());
    const after = travelled(history, 'd', 2);
    expect(remember(after.history, step('c', 'drag')).past.map(({ before }) => before)).toEqual(['a', 'b', 'c']);
  });

  it('forgets what could be redone once something else is done', () => {
    const after = travelled(historyOf('a'), 'b', 0);
    expect(remember(after.history, step('a')).future).toEqual([]);
  });

  it('keeps every step', () => {
    const history = Array.from({ length: 1000 }, (_, index) => step(String(index))).reduce<History<string>>(remember, emptyHistory());
    expect(travelled(history, 'now', 0).document).toBe('0');
  });
});
