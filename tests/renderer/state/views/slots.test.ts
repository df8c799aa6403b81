import { describe, expect, it } from 'vitest';
import type { AppSettings } from '../../../../renderer/state/settings.svelte';
import { Slots } from '../../../../renderer/state/views/slots.svelte';

const known = new Set(['a', 'b', 'c', 'd', 'e']);

/** Slots over settings that hold what a person chose. */
function slotsWith(views: readonly string[]) {
  const settings = { views, setViews: (next: readonly string[]) => void (settings.views = next) };
  return { settings, slots: new Slots(settings as unknown as AppSettings) };
}

describe('the views in the slots', () => {
  it('are the first that have something to show, before a person chose', () => {
    const { slots } = slotsWith([]);
    expect(slots.views(known, ['a', 'c', 'd', 'e'])).toEqual(['a', 'c', 'd']);
    expect(slots.views(known, ['b', 'a', 'e'])).toEqual(['b', 'a', 'e']);
  });

  it('are what a person chose, even where that has nothing to show, and never twice the same', () => {
    const { slots } = slotsWith(['-', 'a', '-']);
    expect(slots.views(known, ['a', 'c', 'd'])).toEqual(['c', 'a', 'd']);
    expect(slots.views(known, ['c', 'd'])).toEqual(['c', 'a', 'd']);
  });

  it('change places when one is chosen that stands elsewhere; the others stay open', () => {
    const { slots, settings } = slotsWith([]);
    slots.choose(0, 'c', slots.views(known, ['a', 'b', 'c', 'd']));
    expect(settings.views).toEqual(['c', '-', 'a']);
    expect(slots.views(known, ['a', 'b', 'c', 'd'])).toEqual(['c', 'b', 'a']);
    slots.choose(1, 'e', slots.views(known, ['a', 'b', 'c', 'd']));
    expect(settings.views).toEqual(['c', 'e', 'a']);
  });

  it('are asked for no further than there are open slots', () => {
    const { slots } = slotsWith(['-', 'c', '-']);
    const asked: string[] = [];
    const first = function* () {
      for (const view of known) yield (asked.push(view), view);
    };
    expect(slots.views(known, first())).toEqual(['a', 'c', 'b']);
    expect(asked).toEqual(['a', 'b']);
    expect(slots.views(known, [])).toEqual(['a', 'c', 'a']);
  });

  it('of an older version are forgotten where there is no such view any more', () => {
    const { slots } = slotsWith(['gone', 'b', 'c']);
    expect(slots.views(known, ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it('cover the canvas one at a time', () => {
    const { slots } = slotsWith([]);
    slots.enlarge(2);
    expect(slots.enlarged).toBe(2);
    slots.restore();
    expect(slots.enlarged).toBeNull();
  });
});
