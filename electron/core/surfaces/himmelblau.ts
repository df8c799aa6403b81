import type { SurfaceDefinition } from './definition';

/** Himmelblau 1972, "Applied Nonlinear Programming": four minima, all of height 0. */
export const himmelblau: SurfaceDefinition = {
  name: 'himmelblau',
  title: { en: 'Himmelblau', zh: 'Himmelblau 四谷' },
  summary: {
    en: 'Four equally good minima: the start, the rate and the optimizer decide which one is reached.',
    zh: '四个同样好的最小值：起点、学习率和优化器决定走到哪一个。',
  },
  formula: String.raw`L = (x^2 + y - 11)^2 + (x + y^2 - 7)^2`,
  build: (build, x, y) => {
    const first = build.sub(build.add(build.mul(x, x), y), 11);
    const second = build.sub(build.add(x, build.mul(y, y)), 7);
    return build.add(build.mul(first, first), build.mul(second, second));
  },
  view: { x: [-6, 6], y: [-5, 5] },
  minima: [
    { x: 3, y: 2, isLowest: true },
    { x: -2.805118086952745, y: 3.131312518250573, isLowest: true },
    { x: -3.779310253377747, y: -3.283185991286169, isLowest: true },
    { x: 3.584428340330492, y: -1.848126526964404, isLowest: true },
  ],
  start: { x: -0.5, y: -0.5 },
  learningRate: 0.01,
  levels: 'logarithmic',
};
