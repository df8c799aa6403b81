import { describe, expect, it } from 'vitest';
import { CurveEvents } from '../../../../renderer/state/views/curve-events.svelte';

describe('events of a curve', () => {
  it('are one for each step and kind, with all layers', () => {
    const events = new CurveEvents();
    events.note(3, 'edited', ['Hidden']);
    events.note(3, 'edited', ['Hidden']);
    events.note(3, 'edited', ['Scores']);
    events.note(3, 'renewed', ['Hidden']);
    events.note(8, 'edited', ['Hidden']);
    expect(events.list).toEqual([
      { step: 3, kind: 'edited', layers: ['Hidden', 'Scores'] },
      { step: 3, kind: 'renewed', layers: ['Hidden'] },
      { step: 8, kind: 'edited', layers: ['Hidden'] },
    ]);
  });

  it('go with the steps that are done again', () => {
    const events = new CurveEvents();
    events.note(3, 'edited', ['Hidden']);
    events.note(8, 'edited', ['Hidden']);
    events.note(5, 'renewed', ['Scores']);
    expect(events.list.map(({ step }) => step)).toEqual([3, 5]);
    events.keepUntil(0);
    expect(events.list).toEqual([]);
  });

  it('do not begin before the first step, nor without a layer', () => {
    const events = new CurveEvents();
    events.note(0, 'edited', ['Hidden']);
    events.note(2, 'renewed', []);
    expect(events.list).toEqual([]);
  });
});
