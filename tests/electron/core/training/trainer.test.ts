import { evaluate, interpretInference } from '@core/training/evaluate';
import { decodeCheckpoint, encodeCheckpoint } from '@core/training/checkpoint';
import { optimizerNames, optimizers } from '@core/optimizers';
import type { ExecutorPlan, StepBatches } from '@core/training/executor';
import { InterpreterExecutor } from '@core/training/interpreter-executor';
import { Random } from '@core/tensor/random';
import { describe, expect, it } from 'vitest';
import { lossesOf, openToy, ticking, toyPlan, toySettings, toySplit } from './toy';

describe('training', () => {
  it.each(optimizerNames)('learns a separable set with %s', async (optimizer) => {
    const settings = { ...toySettings, optimizer, learningRate: optimizers[optimizer].learningRate * 5, epochs: 15 };
    const trainer = await openToy({ settings });
    const losses = await lossesOf(trainer);
    expect(losses.at(-1)!).toBeLessThan(losses[0] / 2);
    const found = await evaluate(toyPlan, toySplit(30, 2), interpretInference(toyPlan, trainer.parameters()));
    expect(found).toMatchObject({ accuracy: 1, examples: 30 });
  });

  it('gives the same curve bit for bit for the same seed', async () => {
    expect(await lossesOf(await openToy())).toEqual(await lossesOf(await openToy()));
  });

  it('gives another curve for another seed', async () => {
    expect(await lossesOf(await openToy({ settings: { ...toySettings, seed: 6 } }))).not.toEqual(await lossesOf(await openToy()));
  });

  it('does not depend on how many steps run at once', async () => {
    expect(await lossesOf(await openToy({ now: ticking(1000) }))).toEqual(await lossesOf(await openToy({ now: ticking(0) })));
  });

  it('counts steps, epochs and examples, with a smaller last batch', async () => {
    const trainer = await openToy();
    expect(trainer.position).toMatchObject({ step: 0, batches: 0, epoch: 0, offset: 0, stepsPerEpoch: 8, totalSteps: 48 });
    let examples = 0;
    let ended = 0;
    while (!trainer.isFinished) {
      const report = await trainer.run();
      examples += report.examples;
      if (report.endedEpoch) ended++;
    }
    expect(examples).toBe(360);
    expect(ended).toBe(6);
    expect(trainer.position).toMatchObject({ step: 48, epoch: 6, offset: 0 });
  });

});

describe('a checkpoint', () => {
  it('goes on as if training had never stopped', async () => {
    const whole = await lossesOf(await openToy());
    const first = await openToy();
    const before: number[] = [];
    while (before.length < 11) before.push(...(await first.runTraced()).points.map(({ loss }) => loss));
    const checkpoint = decodeCheckpoint(encodeCheckpoint(first.checkpoint()));
    const second = await openToy({ checkpoint });
    expect(second.position).toEqual(first.position);
    expect([...before, ...(await lossesOf(second))]).toEqual(whole);
  });

  it('survives its form as bytes, wherever they lie', async () => {
    const checkpoint = (await openToy()).checkpoint();
    const bytes = encodeCheckpoint(checkpoint);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeCheckpoint(shifted.subarray(3))).toEqual(checkpoint);
  });

  it.each([0, 5, 40, -1])('that is cut to %i bytes gets a sentence', async (length) => {
    const bytes = encodeCheckpoint((await openToy()).checkpoint());
    expect(() => decodeCheckpoint(bytes.slice(0, length))).toThrow('The saved training state is damaged');
  });

  it('that is damaged anywhere in its header gets a sentence, or is still one', async () => {
    const bytes = encodeCheckpoint((await openToy()).checkpoint());
    const random = new Random(7);
    const header = new DataView(bytes.buffer).getUint32(4);
    let refused = 0;
    for (let round = 0; round < 2000; round++) {
      const damaged = bytes.slice();
      for (let hits = 1 + random.integer(3); hits > 0; hits--) damaged[random.integer(8 + header)] = random.integer(256);
      try {
        const { parameters, progress } = decodeCheckpoint(damaged);
        expect(Object.values(parameters).every(({ data, shape }) => data.length === shape.reduce((a, b) => a * b, 1))).toBe(true);
        expect(progress.step).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect((error as Error).message).toBe('The saved training state is damaged, so training cannot go on from it.');
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });

  it.each<[string, (header: Record<string, unknown>) => unknown]>([
    ['nothing', () => null],
    ['a list', () => []],
    ['no tensors', ({ tensors: _tensors, ...rest }) => rest],
    ['more than it should', (header) => ({ ...header, more: 1 })],
    ['an unknown optimizer', (header) => ({ ...header, optimizer: 'toString' })],
    ['a negative step', (header) => ({ ...header, progress: { ...(header.progress as object), step: -1 } })],
    ['tensors larger than the file', (header) => ({ ...header, tensors: [{ name: 'a.b', group: 'state', dtype: 'float32', shape: [2 ** 30, 2 ** 20] }] })],
    ['a curve of texts', (header) => ({ ...header, curve: { training: ['a'], validation: [] } })],
  ])('whose header is %s gets a sentence', async (_what, change) => {
    const bytes = encodeCheckpoint((await openToy()).checkpoint());
    const length = new DataView(bytes.buffer).getUint32(4);
    const header = new TextEncoder().encode(JSON.stringify(change(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<string, unknown>)));
    const wrong = new Uint8Array([...bytes.subarray(0, 8), ...header, ...bytes.subarray(8 + length)]);
    new DataView(wrong.buffer).setUint32(4, header.length);
    expect(() => decodeCheckpoint(wrong)).toThrow('The saved training state is damaged');
  });

  it('begins a new optimizer with fresh state but keeps the weights', async () => {
    const first = await openToy();
    await first.run();
    const checkpoint = first.checkpoint();
    const second = await openToy({ checkpoint, settings: { ...toySettings, optimizer: 'momentum' } });
    expect(second.parameters()).toEqual(checkpoint.parameters);
    expect(second.checkpoint()).toMatchObject({ optimizer: 'momentum', ages: { 'hidden.weight': 0, 'scores.bias': 0 }, progress: checkpoint.progress });
  });

  it('does not go on from the state that an optimizer left before another one came', async () => {
    const first = await openToy();
    await first.runTraced();
    const fresh = (await openToy()).checkpoint().state;
    const back = await openToy({ checkpoint: { ...first.checkpoint(), optimizer: 'sgd' } });
    expect(back.checkpoint()).toMatchObject({ state: fresh, ages: { 'hidden.weight': 0, 'scores.bias': 0 } });
  });

  it('starts the optimizer afresh for a layer that has no state yet, and only for it', async () => {
    const first = await openToy();
    await first.runTraced();
    const { state, ...rest } = first.checkpoint();
    const others = Object.fromEntries(Object.entries(state).filter(([name]) => !name.startsWith('scores.')));
    const fresh = (await openToy()).checkpoint().state;
    const second = await openToy({ checkpoint: { ...rest, state: others } });
    expect(second.checkpoint().ages).toEqual({ 'hidden.weight': 1, 'hidden.bias': 1, 'scores.weight': 0, 'scores.bias': 0 });
    for (const [name, tensor] of Object.entries(second.checkpoint().state)) expect(tensor).toEqual((name.startsWith('scores.') ? fresh : state)[name]);
  });

  it('goes on to count steps after a change of the optimizer, so that dropout never repeats itself', async () => {
    const asked: StepBatches[] = [];
    const open = async (plan: ExecutorPlan) => {
      const executor = new InterpreterExecutor(plan);
      return Object.assign(executor, { runSteps: (batches: StepBatches) => (asked.push(batches), InterpreterExecutor.prototype.runSteps.call(executor, batches)) });
    };
    const first = await openToy({ open });
    await first.runTraced();
    await (await openToy({ open, checkpoint: first.checkpoint(), settings: { ...toySettings, optimizer: 'momentum' } })).runTraced();
    expect(asked.map(({ perStep: { step, optimizerStep } }) => [step, optimizerStep])).toEqual([[[0], [0]], [[1], [1]]]);
  });
});

describe('statistics of a step', () => {
  it('measure every layer but the output, and agree with the change of the weights', async () => {
    const trainer = await openToy({ settings: { ...toySettings, optimizer: 'sgd', learningRate: 0.5 } });
    const before = trainer.parameters();
    const { statistics } = await trainer.runTraced();
    const after = trainer.parameters();
    expect(statistics!.map(({ layer }) => layer)).toEqual(['input', 'flatten', 'hidden', 'relu', 'drop', 'scores']);
    for (const { gradientNorm } of statistics!) expect(gradientNorm).toBeGreaterThan(0);
    const names = ['scores.weight', 'scores.bias'];
    const norm = (of: (name: string, i: number) => number) => Math.hypot(...names.flatMap((name) => Array.from(before[name].data, (_, i) => of(name, i))));
    const { parameters } = statistics!.find(({ layer }) => layer === 'scores')!;
    expect(parameters!.weightNorm).toBeCloseTo(norm((name, i) => before[name].data[i]), 5);
    expect(parameters!.updateNorm).toBeCloseTo(norm((name, i) => after[name].data[i] - before[name].data[i]), 5);
    expect(parameters!.updateNorm).toBeCloseTo(0.5 * parameters!.gradientNorm, 5);
    expect(statistics!.find(({ layer }) => layer === 'relu')!.parameters).toBeUndefined();
  });

  it('do not change the step', async () => {
    const [plain, traced] = [await openToy({ now: ticking(1000) }), await openToy()];
    expect((await traced.runTraced()).points).toEqual((await plain.run()).points);
    expect(traced.parameters()).toEqual(plain.parameters());
  });
});
