import { planNetwork } from '@core/network/plan';
import { initializeState } from '@core/training/initialize';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { lossesOf, openToy, surroundings, toyNetwork, toySettings } from './toy';

/** The toy network with batch normalization in the place of its ReLU. */
const network = { ...toyNetwork, layers: toyNetwork.layers.map((layer) => (layer.id === 'relu' ? { ...layer, kind: 'batchNormalization', fields: {} } : layer)) };
const plan = planNetwork(network, surroundings);
// The bias before a batch normalization has no effect and a gradient of nothing but rounding, which Adam would enlarge.
const settings = { ...toySettings, optimizer: 'sgd', learningRate: 0.1, epochs: 2 } as const;
const openNative = () => openToy({ plan, settings, open: (made) => TrainingSession.open({ ...made, version: '1' }, { threads: 1 }) });

describe('running statistics, which are not learned', () => {
  it('are carried and changed by their layer on both executors alike', async () => {
    const [ours, theirs] = [await openToy({ plan, settings }), await openNative()];
    const losses = [await lossesOf(ours), await lossesOf(theirs)];
    losses[0].forEach((loss, i) => expect(losses[1][i]).toBeCloseTo(loss, 4));
    for (const [name, first] of [['relu.mean', 0], ['relu.variance', 1]] as const) {
      const [expected, actual] = [ours.parameters()[name].data, theirs.parameters()[name].data];
      expect(expected).not.toContain(first);
      actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4));
    }
    await theirs.close();
  });

  it('have no optimizer state, and no gradient among the statistics', async () => {
    const states = Object.keys(initializeState(plan, { optimizer: 'adam' }));
    expect(states).toContain('relu.scale:mean');
    expect(states.filter((name) => /^relu\.(mean|variance)/.test(name))).toEqual([]);
    const { statistics } = await (await openToy({ plan, settings })).runTraced();
    expect(statistics?.find(({ layer }) => layer === 'relu')?.parameters?.gradientNorm).toBeGreaterThan(0);
  });

  it('go on from a checkpoint as if training had never stopped', async () => {
    const whole = await openToy({ plan, settings });
    await lossesOf(whole);
    const first = await openToy({ plan, settings });
    await first.run(5);
    const second = await openToy({ plan, settings, checkpoint: first.checkpoint() });
    await lossesOf(second);
    expect(second.parameters()).toEqual(whole.parameters());
  });
});
