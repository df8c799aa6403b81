import type { SurfaceDefinition } from './definition';

/** A pit in a plain: one minus a Gaussian bell, on a very flat bowl, as saturated units make it. */
export const plateau: SurfaceDefinition = {
  name: 'plateau',
  title: { en: 'Plateau', zh: '高原' },
  summary: {
    en: 'Almost flat far from the pit: steps as long as the gradient hardly move, steps of a fixed length do.',
    zh: '离坑远的地方几乎是平的：步长与梯度成正比的方法几乎不动，步长固定的方法却能走。',
  },
  formula: String.raw`L = 1 - e^{-(x^2 + y^2)/2} + \tfrac{1}{500}(x^2 + y^2)`,
  build: (build, x, y) => {
    const square = build.add(build.mul(x, x), build.mul(y, y));
    return build.add(build.sub(1, build.exp(build.mul(square, -0.5))), build.div(square, 500));
  },
  view: { x: [-6, 6], y: [-5, 5] },
  minima: [{ x: 0, y: 0, isLowest: true }],
  start: { x: -4, y: 2.5 },
  learningRate: 0.5,
  levels: 'linear',
};
