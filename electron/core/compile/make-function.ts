/** The only place of the app where text becomes code. */

/** One training step: step number within the run, examples of all batches, and one row per step of what goes in and out. */
export type StepFunction = (step: number, indices: Int32Array, perStep: Float64Array, reports: Float64Array) => void;

/**
 * Makes the function. `body` is written by this folder alone, from numbers and names that it invents itself;
 * everything else (arrays, rules of ops) reaches the function as a captured object under such a name.
 */
export function makeStepFunction(body: string, captured: ReadonlyMap<string, unknown>): StepFunction {
  const make = new Function(...captured.keys(), `'use strict';\nreturn function step(k, indices, perStep, reports) {\n${body}\n};`);
  return make(...captured.values()) as StepFunction;
}
