/** What a sliding window makes of the numbers under it, and how the gradient goes back to them. */
import { countsPadding } from '../../../ops/average-pool';
import { divisors, planPool } from '../../../ops/shared/window/pool-loops';
import type { Window, WindowAxis } from '../../../ops/shared/window/window';
import { elementCount, type Shape } from '../../../tensor/tensor';
import { chosen, elementAt, number, placesIn, product, quotient, sum, type Expression } from '../expression';
import { place, readAt, rule, type Formulation, type FormulaRule, type Use } from '../definition';

/** Input positions under a window, without the padding, along one axis. */
const along = ({ kernel, stride, dilation, padBefore, size }: WindowAxis, position: number): number[] =>
  Array.from({ length: kernel }, (_, tap) => position * stride - padBefore + tap * dilation).filter((at) => at >= 0 && at < size);

/** All positions under the window at an output position, row by row. */
const underWindow = (window: Window, position: readonly number[]): number[][] =>
  window.reduce<number[][]>((found, axis, i) => found.flatMap((at) => along(axis, position[i]).map((next) => [...at, next])), [[]]);

/** Output positions whose windows lie on an input position. */
const windowsOver = (window: Window, at: readonly number[]): number[][] =>
  placesIn(window.map(({ count }) => count)).filter((position) => window.every((axis, i) => along(axis, position[i]).includes(at[i])));

const divisorAt = (window: Window, position: readonly number[], countPadding: boolean): number => window.reduce((total, axis, i) => total * divisors(axis, countPadding)[position[i]], 1);

/** The first of the largest ones. */
const winner = (values: readonly number[]): number => values.indexOf(Math.max(...values));

function maxPool(use: Use): Formulation {
  const { inputs: [x], attributes } = use.node;
  const [example, channel, ...position] = use.at;
  const places = underWindow(planPool('MaxPool', x, attributes), position).map((at) => [example, channel, ...at]);
  const values = places.map((at) => readAt(use, 0, at));
  const which = winner(values.map(({ value }) => value));
  return { from: chosen('max', values, which), found: place(use, 0, elementAt(x.shape, places[which])) };
}

/** Of equal elements the first one wins, column by column. */
function maxPoolGradient(use: Use): Expression {
  const { inputs: [x], attributes } = use.node;
  const [example, channel, ...at] = use.at;
  const window = planPool('MaxPoolGradient', x, attributes);
  const isHere = (position: readonly number[]): boolean => {
    const places = underWindow(window, position).toSorted((a, b) => firstDifference(a, b));
    const which = winner(places.map((each) => x.data[elementAt(x.shape, [example, channel, ...each])]));
    return places[which].every((each, axis) => each === at[axis]);
  };
  const terms = windowsOver(window, at).map((position) => product(readAt(use, 1, [example, channel, ...position]), isHere(position) ? 1 : 0));
  return terms.length === 0 ? number(0) : sum(...terms);
}

/** Orders by the last axis first. */
const firstDifference = (a: readonly number[], b: readonly number[]): number => a.toReversed().reduce((found, each, i) => found || each - b[a.length - 1 - i], 0);

function averagePool(use: Use): Expression {
  const { inputs: [x], attributes } = use.node;
  const [example, channel, ...position] = use.at;
  const window = planPool('AveragePool', x, attributes);
  const values = underWindow(window, position).map((at) => readAt(use, 0, [example, channel, ...at]));
  return quotient(sum(...values), divisorAt(window, position, countsPadding(attributes)));
}

function averagePoolGradient(use: Use): Expression {
  const { inputs: [dy], outputs: [x], attributes } = use.node;
  const [example, channel, ...at] = use.at;
  const window = planPool('AveragePoolGradient', { dtype: dy.dtype, shape: x.shape }, attributes);
  const terms = windowsOver(window, at).map((position) => quotient(readAt(use, 0, [example, channel, ...position]), divisorAt(window, position, countsPadding(attributes))));
  return terms.length === 0 ? number(0) : sum(...terms);
}

/** All the elements of a channel. */
function plane(use: Use): Expression[] {
  const [example, channel] = use.at;
  return placesIn(use.node.inputs[0].shape.slice(2)).map((at) => readAt(use, 0, [example, channel, ...at]));
}

function globalMax(use: Use): Formulation {
  const { shape, data } = use.node.inputs[0];
  const [example, channel] = use.at;
  const inner: Shape = shape.slice(2);
  const start = (example * shape[1] + channel) * elementCount(inner);
  const which = winner(Array.from(data.subarray(start, start + elementCount(inner))));
  return { from: chosen('max', plane(use), which), found: place(use, 0, start + which) };
}

export const pools: Readonly<Record<string, FormulaRule>> = {
  MaxPool: { tex: String.raw`y_{c,p} = \max_k x_{c,\, s p + k}`, formulate: maxPool, lastOutput: 0 },
  MaxPoolGradient: rule(String.raw`\mathrm{d}x_{c,i} = \sum_{p} \mathrm{d}y_{c,p} \cdot [x_{c,i} = \max_k x_{c,\, s p + k}]`, maxPoolGradient),
  AveragePool: rule(String.raw`y_{c,p} = \frac{1}{n} \sum_k x_{c,\, s p + k}`, averagePool),
  AveragePoolGradient: rule(String.raw`\mathrm{d}x_{c,i} = \sum_{p} \frac{\mathrm{d}y_{c,p}}{n_p}`, averagePoolGradient),
  GlobalAveragePool: rule(String.raw`y_c = \frac{1}{n} \sum_p x_{c,p}`, (use) => quotient(sum(...plane(use)), plane(use).length)),
  GlobalMaxPool: { tex: String.raw`y_c = \max_p x_{c,p}`, formulate: globalMax },
};
