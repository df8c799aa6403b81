import { zeroInitializer } from '@core/layers/shared/initialization';
import { initializeState } from '@core/training/initialize';
import { learnedParameters, type NetworkPlan, type NetworkParameter, type PlannedLayer } from '@core/network/plan';
import { describe, expect, it } from 'vitest';
import { TrainingSession } from '../../../../electron/runtime/training-session';
import { lossesOf, openToy, toyPlan, toySettings } from './toy';

const running: NetworkParameter = { name: 'relu.largest', layer: 'relu', shape: [6], initializer: zeroInitializer, learned: false };

/** The ReLU of the toy network also remembers the largest value that each of its units has seen, and adds it outside training. */
const plan: NetworkPlan = {
  ...toyPlan,
  layers: toyPlan.layers.map((layer): PlannedLayer => {
    if (layer.id !== 'relu') return layer;
    const definition: PlannedLayer['definition'] = {
      ...layer.definition,
      build: ({ build, inputs: [x], parameters: { largest }, training }) => {
        training?.keep('largest', build.max(largest, build.reduceMax(x, { axes: [0], keepdims: 0 })));
        return training ? build.relu(x) : build.add(build.relu(x), largest);
      },
    };
    return { ...layer, definition, parameters: [running] };
  }),
  parameters: [...toyPlan.parameters, running],
};
const settings = { ...toySettings, epochs: 2 };

describe('a tensor that is not learned', () => {
  it('is carried and changed by its layer on both executors alike', async () => {
    const ours = await openToy({ plan, settings });
    const theirs = await openToy({ plan, settings, open: (made) => TrainingSession.open({ ...made, version: '1' }, { threads: 1 }) });
    await Promise.all([lossesOf(ours), lossesOf(theirs)]);
    const [expected, actual] = [ours.parameters()['relu.largest'].data, theirs.parameters()['relu.largest'].data];
    expect(Math.min(...expected)).toBeGreaterThan(0);
    actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4));
    await theirs.close();
  });

  it('has no optimizer state and no statistics', async () => {
    expect(Object.keys(initializeState(plan, settings)).filter((name) => name.startsWith('relu.'))).toEqual([]);
    expect(learnedParameters(plan)).toEqual(toyPlan.parameters);
    const { statistics } = await (await openToy({ plan, settings })).runTraced();
    expect(statistics?.find(({ layer }) => layer === 'relu')?.parameters).toBeUndefined();
  });

  it('goes on from a checkpoint as if training had never stopped', async () => {
    const whole = await openToy({ plan, settings });
    await lossesOf(whole);
    const first = await openToy({ plan, settings });
    await first.run(5);
    const second = await openToy({ plan, settings, checkpoint: first.checkpoint() });
    await lossesOf(second);
    expect(second.parameters()).toEqual(whole.parameters());
  });
});
