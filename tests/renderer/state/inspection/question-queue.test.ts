import { chain } from '@core/templates/chain';
import { float32 } from '@core/tensor/tensor';
import { defaultSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import type { FromInspector, ToInspector } from '../../../../renderer/state/inspection/messages';
import { QuestionQueue, type Inspector } from '../../../../renderer/state/inspection/question-queue';

const network = chain('empty', 'spiral', 1, []);
const snapshot = () => ({ network, settings: defaultSettings, weights: { w: float32([1], [1]) } });
const question = (body: unknown) => ({ kind: 'ask', question: 'outputs', body }) as const;

function opened() {
  const sent: ToInspector[] = [];
  let hear: (event: { readonly data: FromInspector }) => void = () => undefined;
  let fail: (event: { readonly message: string }) => void = () => undefined;
  let started = 0;
  const start = (): Inspector => {
    started++;
    return {
      postMessage: (message) => void sent.push(message),
      addEventListener: (kind: string, listen: unknown) => void (kind === 'message' ? (hear = listen as typeof hear) : (fail = listen as typeof fail)),
      terminate: () => undefined,
    };
  };
  const queue = new QuestionQueue(start, (reason) => `broken: ${reason}`);
  return { queue, sent, answer: (data: FromInspector) => hear({ data }), fail: (message: string) => fail({ message }), get started() { return started; } };
}

describe('questions to the inspector', () => {
  it('are asked one after the other, with the weights before the first one only', async () => {
    const { queue, sent, answer } = opened();
    queue.take(snapshot());
    const [one, two] = [queue.ask('a', question(1)), queue.ask('b', question(2))];
    expect(sent.map(({ kind }) => kind)).toEqual(['model', 'ask']);
    answer({ answer: 'first' });
    expect(await one).toBe('first');
    expect(sent.at(-1)).toEqual(question(2));
    const quiet = queue.idle();
    answer({ refusal: 'No.' });
    await expect(two).rejects.toThrow('No.');
    await quiet;
  });

  it('give way to a newer one of their key, which keeps their place', async () => {
    const { queue, sent, answer } = opened();
    const first = queue.ask('a', question(1));
    const [waiting, other, newest] = [queue.ask('a', question(2)), queue.ask('b', question(3)), queue.ask('a', question(4))];
    expect([await first, await waiting]).toEqual([null, null]);
    answer({ answer: 'late' });
    expect(sent.at(-1)).toEqual(question(4));
    answer({ answer: 'newest' });
    answer({ answer: 'other' });
    expect([await newest, await other]).toEqual(['newest', 'other']);
  });

  it('send the network again only if it is another one', () => {
    const { queue, sent, answer } = opened();
    for (const given of [snapshot(), snapshot(), { ...snapshot(), network: { ...network } }]) {
      queue.take(given);
      void queue.ask('a', question(1));
      answer({ answer: 1 });
    }
    expect(sent.filter(({ kind }) => kind === 'model').map((message) => 'network' in message)).toEqual([true, false, true]);
  });

  it('go to a new worker after one broke down', async () => {
    const all = opened();
    const asked = all.queue.ask('a', question(1));
    all.fail('out of memory');
    await expect(asked).rejects.toThrow('broken: out of memory');
    void all.queue.ask('a', question(2));
    expect(all.started).toBe(2);
  });
});
