/** When many examples are asked about: at once in a pause, one question at a time, and during training with pauses that grow with what an answer takes. */
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppState } from '../../../../renderer/state/app-state.svelte';
import { AnsweredExamples, type AnswersWish } from '../../../../renderer/state/inspection/answered-examples.svelte';

/** Project, weights, run and inspection in one. */
class FakeApp {
  structure: string | null = $state('first');
  version = $state(0);
  isRunning = $state(false);
  wish: AnswersWish | null = $state.raw({ split: 'validation', count: 100 });
  readonly curve = { history: {} };
  readonly refusal = null;
  readonly asked: { readonly at: number; readonly split: string }[] = [];
  /** What an answer takes, in milliseconds. */
  took = 0;
  failure: Error | null = null;
  /** Questions that were being answered at the same time, at most. */
  most = 0;
  #open = 0;

  async answers(split: string, count: number) {
    this.asked.push({ at: performance.now(), split });
    this.most = Math.max(this.most, ++this.#open);
    const { version, failure } = this;
    await new Promise((resolve) => setTimeout(resolve, this.took));
    this.#open--;
    if (failure) throw failure;
    return { step: version, count };
  }
}

let stop: () => void = () => undefined;

function opened() {
  const app = new FakeApp();
  let answered: AnsweredExamples | undefined;
  stop = $effect.root(() => {
    answered = new AnsweredExamples({ project: app, weights: app, run: app, inspection: app } as unknown as AppState, () => app.wish);
  });
  return { app, answered: answered! };
}

async function pass(milliseconds: number): Promise<void> {
  flushSync();
  await vi.advanceTimersByTimeAsync(milliseconds);
  flushSync();
}

/** A training whose weights change every 20 ms. */
async function train(app: FakeApp, frames: number): Promise<void> {
  app.isRunning = true;
  for (let frame = 0; frame < frames; frame++) {
    app.version++;
    await pass(20);
  }
}

const gapsOf = ({ asked }: FakeApp): readonly number[] => asked.slice(1).map(({ at }, i) => at - asked[i]!.at);

describe('answers to many examples', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'], now: 0 });
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('come at once while nothing runs, after each change', async () => {
    const { app, answered } = opened();
    await pass(1);
    expect(answered.answers).toMatchObject({ split: 'validation', step: 0, count: 100 });
    app.wish = { split: 'train', count: 100 };
    await pass(1);
    expect(answered.answers?.split).toBe('train');
    app.version = 7;
    await pass(1);
    expect(answered.answers?.step).toBe(7);
    expect(app.asked).toHaveLength(3);
  });

  it('are asked for half a second apart at most while a training runs', async () => {
    const { app } = opened();
    await train(app, 200);
    expect(app.asked.length).toBeGreaterThanOrEqual(7);
    expect(app.asked.length).toBeLessThanOrEqual(9);
    for (const gap of gapsOf(app)) expect(gap).toBeGreaterThanOrEqual(500);
  });

  it('are asked for the more rarely the longer they take, one question at a time: a fifteenth of the time', async () => {
    const { app } = opened();
    app.took = 100;
    await train(app, 250);
    expect(app.most).toBe(1);
    expect(gapsOf(app).length).toBeGreaterThanOrEqual(2);
    for (const gap of gapsOf(app)) {
      expect(gap).toBeGreaterThanOrEqual(15 * 100);
      expect(gap).toBeLessThan(15 * 100 + 50);
    }
  });

  it('are those of the last weights as soon as the training pauses, also if a question was on its way', async () => {
    const { app, answered } = opened();
    app.took = 100;
    await train(app, 3);
    app.isRunning = false;
    app.version++;
    await pass(250);
    expect(answered.answers?.step).toBe(app.version);
    expect(app.most).toBe(1);
  });

  it('are none after an edit of the network until its own come', async () => {
    const { app, answered } = opened();
    await pass(1);
    app.took = 50;
    app.structure = 'second';
    flushSync();
    expect(answered.answers).toBeNull();
    await pass(60);
    expect(answered.answers).not.toBeNull();
  });

  it('are not asked for without a wish, nor once the component is gone; a failure is told and tried again', async () => {
    const { app, answered } = opened();
    app.wish = null;
    await pass(1000);
    expect(app.asked).toEqual([]);
    app.failure = new Error('The engine is gone.');
    app.wish = { split: 'train', count: 10 };
    await pass(1);
    expect(answered.problem).toBe('The engine is gone.');
    app.failure = null;
    app.version++;
    await pass(1);
    expect([answered.problem, answered.answers?.split]).toEqual([null, 'train']);
    const before = app.asked.length;
    app.version++;
    flushSync();
    stop();
    await pass(5000);
    expect(app.asked).toHaveLength(before);
  });
});
