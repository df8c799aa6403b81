/**
 * At which steps statistics and validation are due. Counted in steps, not in time, so that the same run looks the same
 * on every machine; the counts come from an estimate of a step's duration on a usual one.
 */
import type { NetworkPlan } from '@core/network/plan';
import type { ExecutorName } from '@core/training/choose-executor';

/** Multiply-adds count twice; forward, gradient of the input and gradient of the weights cost about the same. */
const passes = 3;
/** Seconds of a step besides its arithmetic, and the arithmetic in a second. */
const usual: Readonly<Record<ExecutorName, { readonly overhead: number; readonly flopPerSecond: number }>> = {
  onnx: { overhead: 50e-6, flopPerSecond: 40e9 },
  compiled: { overhead: 5e-6, flopPerSecond: 1e9 },
  interpret: { overhead: 500e-6, flopPerSecond: 0.5e9 },
};

const secondsBetweenStatistics = 0.25;
/** A step with statistics takes up to half as long again as another: after so many others that is three percent. */
const stepsBetweenStatistics = 15;
/** Nobody waits longer than this for the next statistics of a large network, even if they take more then. */
const longestWait = 4;
const secondsBetweenValidations = 2;
/** A run that takes only seconds is looked at this often all the same. */
const leastStatistics = 60;

export interface Cadence {
  readonly statisticsEvery: number;
  readonly validateEvery: number;
}

/** @param totalSteps of the whole run */
export function cadenceOf({ flop }: Pick<NetworkPlan, 'flop'>, executor: ExecutorName, batchSize: number, totalSteps: number): Cadence {
  const { overhead, flopPerSecond } = usual[executor];
  const secondsPerStep = overhead + (passes * flop * batchSize) / flopPerSecond;
  const stepsIn = (seconds: number): number => Math.max(1, Math.round(seconds / secondsPerStep));
  const affordable = Math.max(stepsIn(secondsBetweenStatistics), Math.min(stepsBetweenStatistics, stepsIn(longestWait)));
  const statisticsEvery = Math.min(affordable, Math.max(1, Math.floor(totalSteps / leastStatistics)));
  return { statisticsEvery, validateEvery: stepsIn(secondsBetweenValidations) };
}

/** Steps from `step` to the next multiple of `every`; 0 if it is one. */
export const stepsUntil = (step: number, every: number): number => (every - (step % every)) % every;
