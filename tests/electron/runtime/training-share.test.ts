/** Trainings share threads: one alone has them all and spins, several have their parts and do not. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { countTrainings, TrainingShare } from '../../../electron/runtime/training-share';

const held: TrainingShare[] = [];
function join(mostThreads?: number): TrainingShare {
  const share = new TrainingShare(mostThreads);
  held.push(share);
  return share;
}
afterEach(() => held.splice(0).forEach((share) => share.giveUp()));

const cores = availableParallelism();
const part = (trainings: number) => Math.max(1, Math.floor(cores / trainings));

test('a training alone gets all it may have, and its threads spin', () => {
  expect(join().options).toEqual({ threads: undefined, spinning: true });
});

test('with one thread there is nothing to spin', () => {
  expect(join(1).options).toEqual({ threads: 1, spinning: false });
});

test('several get equal parts and do not spin; who stays alone gets everything back', () => {
  const [first, second, third] = [join(4), join(), join(1)];
  expect(first.options).toEqual({ threads: Math.min(4, part(3)), spinning: false });
  expect(second.options).toEqual({ threads: part(3), spinning: false });
  expect(third.options).toEqual({ threads: 1, spinning: false });
  second.giveUp();
  second.giveUp();
  expect(first.options).toEqual({ threads: Math.min(4, part(2)), spinning: false });
  third.giveUp();
  expect(first.options).toEqual({ threads: 4, spinning: true });
});

test('there are never more threads than cores, unless there are more trainings', () => {
  for (let count = 1; count <= cores; count++) join(cores);
  expect(held.reduce((sum, { options }) => sum + (options.threads ?? 0), 0)).toBeLessThanOrEqual(cores);
});

test('trainings in worker threads count too', async () => {
  const here = join(2);
  const counter = countTrainings();
  const joins = "const { getEnvironmentData } = require('node:worker_threads'); Atomics.add(new Int32Array(getEnvironmentData('gradient-lab: trainings alive')), 0, 1)";
  const worker = new Worker(joins, { eval: true });
  await new Promise((resolve) => worker.once('exit', resolve));
  expect(here.options).toEqual({ threads: Math.min(2, part(2)), spinning: false });
  Atomics.sub(counter, 0, 1);
  expect(here.options).toEqual({ threads: 2, spinning: true });
});
