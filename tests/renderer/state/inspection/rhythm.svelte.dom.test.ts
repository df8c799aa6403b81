/** When the weights are read: while somebody watches, at once in a pause, and during training no more often than looking may cost. */
import { templates } from '@core/templates';
import { defaultSettings } from '@core/training/settings';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Inspection } from '../../../../renderer/state/inspection/inspection.svelte';
import { Project } from '../../../../renderer/state/project.svelte';
import type { Ask, Run } from '../../../../renderer/state/run.svelte';
import { Selection } from '../../../../renderer/state/selection.svelte';
import type { Weights } from '../../../../renderer/state/weights.svelte';

/** A worker that answers each question after `delay` milliseconds. */
class FakeWorker {
  static delay = 0;
  #hear: (event: { data: unknown }) => void = () => undefined;

  addEventListener(kind: string, listen: (event: { data: unknown }) => void): void {
    if (kind === 'message') this.#hear = listen;
  }

  postMessage({ kind }: { kind: string }): void {
    if (kind === 'ask') setTimeout(() => this.#hear({ data: { answer: 'said' } }), FakeWorker.delay);
  }

  terminate(): void {
    this.#hear = () => undefined;
  }
}

class Engine {
  isRunning = $state(false);
  version = $state('0');
  readonly settings = defaultSettings;
  /** When the weights were read. */
  readonly reads: number[] = [];
  took = 0;
  failure: Error | null = null;

  readonly ask: Ask = (() => {
    this.reads.push(performance.now());
    return new Promise((resolve, reject) => setTimeout(() => (this.failure ? reject(this.failure) : resolve({ weights: {}, step: this.reads.length })), this.took));
  }) as unknown as Ask;

  sendNetwork(): Promise<void> {
    return Promise.resolve();
  }
}

let stop: () => void = () => undefined;

function opened() {
  const engine = new Engine();
  const project = new Project(templates.find(({ name }) => name === 'spiral-mlp')!.network, new Selection());
  const inspection = new Inspection(project, engine as unknown as Run, engine as unknown as Weights, engine.ask);
  stop = $effect.root(() => {
    $effect(() => inspection.keepUp());
  });
  return { engine, inspection, project };
}

async function pass(milliseconds: number): Promise<void> {
  flushSync();
  await vi.advanceTimersByTimeAsync(milliseconds);
  flushSync();
}

describe('the present weights', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', FakeWorker);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'], now: 0 });
    FakeWorker.delay = 0;
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are not read while nobody watches', async () => {
    const { engine, inspection } = opened();
    await pass(5000);
    engine.version = '1';
    await pass(5000);
    expect(engine.reads).toEqual([]);
    expect(inspection.version).toBe(0);
  });

  it('are read once when somebody begins to watch, and at once after each change while nothing runs', async () => {
    const { engine, inspection } = opened();
    await pass(0);
    const leave = inspection.watch();
    await pass(2000);
    expect(engine.reads).toHaveLength(1);
    expect([inspection.version, inspection.step]).toEqual([1, 1]);
    const before = performance.now();
    engine.version = '1';
    await pass(1);
    expect(engine.reads.at(-1)).toBe(before);
    leave();
    await pass(2000);
    engine.version = '2';
    await pass(2000);
    expect(engine.reads).toHaveLength(2);
  });

  it('are read half a second apart at most while a training runs, whatever changes in between', async () => {
    const { engine, inspection } = opened();
    engine.isRunning = true;
    inspection.watch();
    for (let step = 1; step <= 200; step++) {
      engine.version = String(step);
      await pass(20);
    }
    expect(engine.reads.length).toBeGreaterThanOrEqual(7);
    expect(engine.reads.length).toBeLessThanOrEqual(9);
    engine.reads.slice(1).forEach((at, i) => expect(at - engine.reads[i]!).toBeGreaterThanOrEqual(500));
  });

  it('are read the more rarely the longer reading and answering takes: a fifteenth of the time', async () => {
    const { engine, inspection } = opened();
    engine.isRunning = true;
    engine.took = 40;
    FakeWorker.delay = 60;
    inspection.watch();
    const question = $effect.root(() => {
      $effect(() => {
        if (inspection.version > 0) void inspection.ask('view', 'outputs', {} as never);
      });
    });
    for (let step = 1; step <= 250; step++) {
      engine.version = String(step);
      await pass(20);
    }
    const gaps = engine.reads.slice(1).map((at, i) => at - engine.reads[i]!);
    expect(gaps.length).toBeGreaterThanOrEqual(2);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(15 * 100);
    for (const gap of gaps) expect(gap).toBeLessThan(15 * 100 + 200);
    question();
  });

  it('are read before the answer for who asks without watching, and not twice for the same weights', async () => {
    const { engine, inspection } = opened();
    const first = inspection.ask('a', 'outputs', {} as never);
    await pass(10);
    expect(await first).toBe('said');
    const again = inspection.ask('a', 'outputs', {} as never);
    await pass(10);
    await again;
    expect(engine.reads).toHaveLength(1);
    engine.version = '1';
    const later = inspection.ask('a', 'outputs', {} as never);
    await pass(10);
    await later;
    expect(engine.reads).toHaveLength(2);
  });

  it('are tried again after a failure, which is told to who asks', async () => {
    const { engine, inspection } = opened();
    engine.failure = new Error('The engine is gone.');
    const asked = expect(inspection.ask('a', 'outputs', {} as never)).rejects.toThrow('The engine is gone.');
    await pass(10);
    await asked;
    engine.failure = null;
    const again = inspection.ask('a', 'outputs', {} as never);
    await pass(10);
    expect(await again).toBe('said');
  });
});
