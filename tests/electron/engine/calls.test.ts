import { MessageChannel, type Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { Caller, postEvent, serveCalls } from '../../../electron/engine/calls';

interface Table {
  double: { request: number; answer: number };
  fail: { request: null; answer: null };
  slow: { request: null; answer: string };
}

const { port1, port2 } = new MessageChannel();

describe('calls between threads', () => {
  const events: string[] = [];
  let release = () => undefined as void;
  serveCalls<Table>(port2, {
    double: (x) => 2 * x,
    fail: () => {
      throw new Error('This cannot be done.');
    },
    slow: () => new Promise((resolve) => (release = () => resolve('late'))),
  });
  const caller = new Caller<Table, string>(port1 as unknown as Worker, (event) => events.push(event));

  it('are answered', async () => {
    expect(await Promise.all([caller.call('double', 2), caller.call('double', 5)])).toEqual([4, 10]);
  });

  it('are refused with the sentence of the error', async () => {
    await expect(caller.call('fail', null)).rejects.toThrow('This cannot be done.');
  });

  it('do not wait for one another', async () => {
    const slow = caller.call('slow', null);
    expect(await caller.call('double', 1)).toBe(2);
    release();
    expect(await slow).toBe('late');
  });

  it('leave room for events', async () => {
    postEvent(port2, 'news');
    await caller.call('double', 1);
    expect(events).toEqual(['news']);
    port1.close();
  });
});
