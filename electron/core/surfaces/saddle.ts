import type { SurfaceDefinition } from './definition';

/** A pass between two hills that falls without end on both sides. */
export const saddle: SurfaceDefinition = {
  name: 'saddle',
  title: { en: 'Saddle', zh: '鞍点' },
  summary: {
    en: 'At the saddle the gradient is zero although the loss can still fall. Starting almost on the ridge shows who gets away first.',
    zh: '在鞍点处梯度为零，损失却还能下降。从接近山脊的地方出发，看谁先离开。',
  },
  formula: String.raw`L = \tfrac12 (x^2 - y^2)`,
  build: (build, x, y) => build.mul(build.sub(build.mul(x, x), build.mul(y, y)), 0.5),
  view: { x: [-4, 4], y: [-3, 3] },
  minima: [],
  start: { x: -3, y: 0.01 },
  learningRate: 0.1,
  levels: 'linear',
};
