import { optimizerNames, optimizers } from '@core/optimizers';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { lossesOf, openToy, toySettings } from './toy';

describe('both executors', () => {
  it.each(optimizerNames)('give the same curve with %s, dropout and a smaller last batch', async (optimizer) => {
    const settings = { ...toySettings, optimizer, learningRate: optimizers[optimizer].learningRate, epochs: 2 };
    const native = await openToy({ settings, open: (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1, spinning: false }) });
    const [ours, theirs] = [await lossesOf(await openToy({ settings })), await lossesOf(native)];
    expect(theirs).toHaveLength(ours.length);
    theirs.forEach((loss, i) => expect(Math.abs(loss - ours[i])).toBeLessThan(1e-4 * Math.max(1, ours[i])));
    await native.close();
  });

  it('report the same statistics', async () => {
    const native = await openToy({ open: (plan) => TrainingSession.open({ ...plan, version: '1' }, { threads: 1, spinning: false }) });
    const [ours, theirs] = [(await (await openToy()).runTraced()).statistics!, (await native.runTraced()).statistics!];
    expect(theirs.map(({ layer }) => layer)).toEqual(ours.map(({ layer }) => layer));
    theirs.forEach((each, i) => {
      expect(each.gradientNorm).toBeCloseTo(ours[i].gradientNorm, 4);
      for (const [name, norm] of Object.entries(each.parameters ?? {})) expect(norm).toBeCloseTo(ours[i].parameters![name as 'weightNorm'], 4);
    });
    await native.close();
  });
});
