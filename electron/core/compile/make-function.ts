/** The only place of the app where text becomes code. */

/** One training step: step number within the run, examples of all batches, and one row per step of what goes in and out. */
export type StepFunction = (step: number, indices: Int32Array, perStep: Float64Array, reports: Float64Array) => void;

let made = 0;

/**
 * Makes the function. `body` is written by this folder alone, from numbers and names that it invents itself;
 * everything else (arrays, rules of ops) reaches the function as a captured object under such a name.
 * Each text gets a number: V8 shares what it learned between functions of equal text, so it could not rely on the arrays
 * of one of them, and the third training of a network took 2.9 µs per step instead of 2.0.
 */
export function makeStepFunction(body: string, captured: ReadonlyMap<string, unknown>): StepFunction {
  const make = new Function(...captured.keys(), `'use strict'; // ${++made}\nreturn function step(k, indices, perStep, reports) {\n${body}\n};`);
  return make(...captured.values()) as StepFunction;
}
