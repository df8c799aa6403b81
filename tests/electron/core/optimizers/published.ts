/** The optimizers as their papers write them, apart from our ops. */
import type { OptimizerName } from '@core/optimizers';

/** The weight after a step from the weight, its gradient, what is carried along, and the number of the step from 1. */
export type Published = (w: number, g: number, state: number[], t: number) => number;

const adamDirection = (m: number, v: number, t: number): number => m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);

/** New moments of Adam into `state`, then its direction; with `keepLargest` that of AMSGrad. */
function adamStep(g: number, state: number[], t: number, keepLargest = false): number {
  const [m = 0, v = 0, largest = 0] = state;
  state[0] = 0.9 * m + 0.1 * g;
  state[1] = 0.999 * v + 0.001 * g * g;
  state[2] = Math.max(largest, state[1]);
  return adamDirection(state[0], keepLargest ? state[2] : state[1], t);
}

/** Each optimizer as published, for one weight in plain float64, at that learning rate. */
export const published = (rate: number): Readonly<Record<OptimizerName, Published>> => ({
  sgd: (w, g) => w - rate * g,
  momentum: (w, g, state) => w - rate * (state[0] = 0.9 * (state[0] ?? 0) + g),
  nesterov: (w, g, state) => w - rate * (g + 0.9 * (state[0] = 0.9 * (state[0] ?? 0) + g)),
  adagrad: (w, g, state) => w - (rate * g) / (Math.sqrt((state[0] = (state[0] ?? 0) + g * g)) + 1e-10),
  rmsprop: (w, g, state) => w - (rate * g) / (Math.sqrt((state[0] = 0.99 * (state[0] ?? 0) + 0.01 * g * g)) + 1e-8),
  adadelta: (w, g, state) => {
    const [s = 0, u = 0] = state;
    state[0] = 0.9 * s + 0.1 * g * g;
    const delta = (Math.sqrt(u + 1e-6) / Math.sqrt(state[0] + 1e-6)) * g;
    state[1] = 0.9 * u + 0.1 * delta * delta;
    return w - rate * delta;
  },
  adam: (w, g, state, t) => w - rate * adamStep(g, state, t),
  adamax: (w, g, state, t) => {
    const [m = 0, u = 0] = state;
    state[0] = 0.9 * m + 0.1 * g;
    state[1] = Math.max(0.999 * u, Math.abs(g) + 1e-8);
    return w - ((rate / (1 - 0.9 ** t)) * state[0]) / state[1];
  },
  adamw: (w, g, state, t) => w * (1 - 0.01 * rate) - rate * adamStep(g, state, t),
  amsgrad: (w, g, state, t) => w - rate * adamStep(g, state, t, true),
  lion: (w, g, state) => {
    const [m = 0] = state;
    state[0] = 0.99 * m + 0.01 * g;
    return w - rate * Math.sign(0.9 * m + 0.1 * g);
  },
});
