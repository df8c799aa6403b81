import { describe, expect, it } from 'vitest';
import { Turns } from '../../../electron/engine/turns';

describe('Turns', () => {
  it('lets one work finish before the next begins, in the order of asking', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([turns.take(work('a')), turns.take(work('b'))])).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after work that failed, which tells only its own caller', async () => {
    const turns = new Turns();
    const failed = turns.take(() => Promise.reject(new Error('No.')));
    const next = turns.take(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('No.');
    expect(await next).toBe('yes');
  });
});
