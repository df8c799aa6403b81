import { describe, expect, it } from 'vitest';
import { CrashHistory, describeStop } from '../../../../electron/main/engine/crash-history';

describe('restarting after crashes', () => {
  it('gives up at the fourth within a minute', () => {
    const history = new CrashHistory();
    expect([0, 10_000, 20_000, 30_000].map((time) => history.mayRestart(time))).toEqual([true, true, true, false]);
  });

  it('forgets crashes after a minute', () => {
    const history = new CrashHistory();
    expect([0, 1, 2, 60_001, 60_002, 60_003].map((time) => history.mayRestart(time))).toEqual([true, true, true, true, true, true]);
  });
});

describe('the sentence for the person', () => {
  it('says why and what happens next', () => {
    const sentence = describeStop({ reason: 'oom', exitCode: 5 }, true);
    expect(sentence).toContain('it ran out of memory');
    expect(sentence).toContain('starting again');
  });

  it('says what is kept when it gives up, even without a known cause', () => {
    const sentence = describeStop(null, false);
    expect(sentence).toContain('ended unexpectedly');
    expect(sentence).toContain('are kept');
  });

  it('names a cause it has no words for', () => {
    expect(describeStop({ reason: 'strange', exitCode: 7 }, true)).toContain('strange, code 7');
  });
});
