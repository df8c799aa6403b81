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

describe('the reason', () => {
  it.each([
    [{ reason: 'oom', exitCode: 5 }, true, 'It ran out of memory; a smaller batch size or network helps.'],
    [{ reason: 'killed', exitCode: 9 }, false, 'It stopped more than 3 times within a minute; the last time it was ended by something else on this computer.'],
    [{ reason: 'strange', exitCode: 7 }, true, 'It ended unexpectedly (strange, code 7).'],
    [null, true, 'It ended unexpectedly.'],
  ])('of %j, restarting: %s', (details, restarting, sentence) => {
    expect(describeStop(details, restarting)).toBe(sentence);
  });
});
