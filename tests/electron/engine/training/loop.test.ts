import type { Tensors } from '@core/network/build';
import type { Trainer } from '@core/training/trainer';
import { float32 } from '@core/tensor/tensor';
import { initializeParameters } from '@core/training/initialize';
import { describe, expect, it } from 'vitest';
import { inferenceOf } from '../../../../electron/engine/training/executor';
import { TrainingLoop } from '../../../../electron/engine/training/loop';
import { Publisher } from '../../../../electron/engine/training/publisher';
import { planSubject } from '../../../../electron/engine/training/subject';
import type { RunPoints } from '../../../../electron/ipc/engine-protocol';
import { chain } from '../networks';

const { network, plan } = planSubject(chain('input', 'flatten', ['dense', { units: 10 }], 'softmax'), 1);
const examples = 20;
const split = { count: examples, features: new Uint8Array(examples * 784), labels: new Uint8Array(examples) };

/** A loop whose trainer has one step to do, which ends the epoch and leaves these parameters behind. */
function makeLoop(parameters: Tensors) {
  const position = { step: 0, epoch: 0, stepsPerEpoch: 1, totalSteps: 1 };
  const run = () => {
    Object.assign(position, { step: 1, epoch: 1 });
    return Promise.resolve({ points: [{ step: 1, loss: 1, correct: 0 }], examples: 1, endedEpoch: true });
  };
  const trainer = {
    position,
    get isFinished() {
      return position.epoch === 1;
    },
    parameters: () => parameters,
    run,
    runTraced: run,
    noteValidation: () => undefined,
    decideBy: () => undefined,
  } as unknown as Trainer;
  const validation: RunPoints['validation'][number][] = [];
  const publisher = new Publisher((_frame, points) => validation.push(...points.validation), () => 0);
  const hooks = { takeSnapshot: () => undefined as void };
  const loop = new TrainingLoop({
    plan,
    splits: { train: split, validation: split, test: split },
    trainer,
    cadence: { statisticsEvery: 1, validateEvery: 1 },
    publisher,
    openInference: inferenceOf('onnx', plan, { choice: network, examples, version: '0.0.0' }),
    now: () => 0,
    takeSnapshot: () => hooks.takeSnapshot(),
  });
  return { loop, hooks, publisher, validation };
}

const fresh = initializeParameters(plan, 1);

describe('TrainingLoop', () => {
  it('owes the last validation after a pause, and makes it when it goes on', async () => {
    const { loop, hooks, publisher, validation } = makeLoop(fresh);
    hooks.takeSnapshot = () => loop.stop();
    expect(await loop.run()).toBe('stopped');
    expect(loop.mustValidate).toBe(true);
    hooks.takeSnapshot = () => undefined;
    expect(await loop.run()).toBe('finished');
    expect(loop.mustValidate).toBe(false);
    publisher.publish();
    expect(validation).toMatchObject([{ step: 1, examples }]);
  });

  it('says so when the last update has ruined the parameters', async () => {
    const ruined = Object.fromEntries(Object.entries(fresh).map(([name, { shape, data }]) => [name, float32(shape, data.map(() => NaN))]));
    const { loop, publisher, validation } = makeLoop(ruined);
    await expect(loop.run()).rejects.toThrow('The validation loss is no longer a number after step 1');
    publisher.publish();
    expect(validation).toEqual([]);
  });
});
