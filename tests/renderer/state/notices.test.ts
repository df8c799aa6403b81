import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from '../../../renderer/state/notices.svelte';

describe('Notices', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const texts = (notices: Notices): string[] => notices.list.map(({ sentence }) => sentence());

  it('lets good news leave by itself and problems stay', () => {
    const notices = new Notices();
    notices.show('success', () => 'Saved.');
    notices.showProblem(new Error('The disk is full.'));
    vi.runAllTimers();
    expect(texts(notices)).toEqual(['The disk is full.']);
  });

  it('says the same thing once, and shows a few at most, the latest', () => {
    const notices = new Notices();
    for (const text of ['a', 'b', 'a', 'c', 'd', 'e']) notices.show('problem', () => text);
    expect(texts(notices)).toEqual(['a', 'c', 'd', 'e']);
  });

  it('is dismissed by its number', () => {
    const notices = new Notices();
    const id = notices.show('problem', () => 'a');
    notices.show('problem', () => 'b');
    notices.dismiss(id);
    expect(texts(notices)).toEqual(['b']);
  });
});
