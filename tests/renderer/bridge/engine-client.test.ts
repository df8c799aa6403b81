import { defaultSettings } from '@core/training/settings';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineMessage, PageMessage, RunFrame } from '../../../renderer/bridge/contract';
import { EngineClient, EngineGone } from '../../../renderer/bridge/engine-client';

const frame: RunFrame = {
  state: 'running',
  position: { step: 1, epoch: 0, stepsPerEpoch: 10, totalSteps: 50 },
  executor: null,
  imagesPerSecond: 1,
  secondsLeft: null,
  statistics: [],
  statisticsStep: 0,
};
const frameMessage = (step: number): EngineMessage => ({
  kind: 'frame',
  frame: { ...frame, position: { ...frame.position, step } },
  points: { training: [{ step, loss: 1 }], validation: [] },
});

/** A port that remembers what was sent and lets a test speak for the engine. */
class TestPort {
  readonly sent: PageMessage[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  closed = false;
  postMessage(message: PageMessage): void {
    this.sent.push(message);
  }
  close(): void {
    this.closed = true;
  }
  says(message: unknown): void {
    this.onmessage?.({ data: message });
  }
  get credits(): number {
    return this.sent.filter(({ kind }) => kind === 'credit').length;
  }
}

describe('EngineClient', () => {
  const listener = { frame: vi.fn(), ready: vi.fn(), restarted: vi.fn() };
  let animationFrames: (() => void)[];
  let port: TestPort;
  let client: EngineClient;

  beforeEach(() => {
    animationFrames = [];
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => animationFrames.push(draw));
    listener.frame.mockClear();
    listener.ready.mockClear();
    port = new TestPort();
    client = new EngineClient(listener);
    client.connect(port as unknown as MessagePort);
  });
  afterEach(() => void vi.unstubAllGlobals());

  const idOf = (name: string): number => {
    const message = port.sent.find((each) => each.kind === 'request' && each.name === name);
    return (message as { id: number }).id;
  };

  it('grants two credits and passes on the first word', () => {
    expect(port.credits).toBe(2);
    port.says({ kind: 'ready', resumed: null });
    expect(listener.ready).toHaveBeenCalledWith(null);
  });

  it('answers each request by its id, in any order', async () => {
    const pause = client.request('pause', null);
    const verify = client.request('verifyModel', { bytes: new Uint8Array(1), examples: 1 });
    port.says({ kind: 'answer', id: idOf('verifyModel'), body: { examples: 1, largestDifference: 0.5 } });
    port.says({ kind: 'answer', id: idOf('pause'), body: null });
    expect(await verify).toEqual({ examples: 1, largestDifference: 0.5 });
    expect(await pause).toBeNull();
  });

  it('rejects with the sentence of a refusal', async () => {
    const train = client.request('train', { settings: defaultSettings });
    port.says({ kind: 'refusal', id: idOf('train'), sentence: 'All epochs are done.' });
    await expect(train).rejects.toThrow('All epochs are done.');
  });

  it('rejects an answer that does not fit the request', async () => {
    const verify = client.request('verifyModel', { bytes: new Uint8Array(1), examples: 1 });
    port.says({ kind: 'answer', id: idOf('verifyModel'), body: { examples: 'many' } });
    await expect(verify).rejects.toThrow();
  });

  it('throws on a message outside the protocol and ignores answers nobody waits for', () => {
    expect(() => port.says({ kind: 'hello' })).toThrow();
    expect(() => port.says({ kind: 'answer', id: 99, body: null })).not.toThrow();
  });

  it('drops the points of a run that ended, but owes its credits', () => {
    port.says(frameMessage(7));
    port.says({ kind: 'restarted' });
    expect(listener.restarted).toHaveBeenCalledTimes(1);
    port.says(frameMessage(1));
    animationFrames[0]!();
    expect(listener.frame.mock.lastCall?.[1]).toEqual({ training: [{ step: 1, loss: 1 }], validation: [] });
    expect(port.credits).toBe(4);
  });

  it('hands over the latest frame with all points, in one animation frame, and returns the credits then', () => {
    port.says(frameMessage(1));
    port.says(frameMessage(2));
    expect(listener.frame).not.toHaveBeenCalled();
    expect(animationFrames).toHaveLength(1);
    animationFrames[0]!();
    const [latest, points] = listener.frame.mock.calls[0]!;
    expect(latest.position.step).toBe(2);
    expect(points.training.map(({ step }: { step: number }) => step)).toEqual([1, 2]);
    expect(port.credits).toBe(4);
  });

  it('fails open requests when the engine is gone, and goes on with the next port', async () => {
    const pause = client.request('pause', null);
    const next = new TestPort();
    client.connect(next as unknown as MessagePort);
    await expect(pause).rejects.toBeInstanceOf(EngineGone);
    expect(port.closed).toBe(true);
    expect(next.credits).toBe(2);
  });

  it('keeps requests until the first port is there', () => {
    const early = new EngineClient(listener);
    void early.request('shippedModels', null);
    early.connect(port as unknown as MessagePort);
    expect(port.sent.at(-1)).toMatchObject({ kind: 'request', name: 'shippedModels' });
  });
});
