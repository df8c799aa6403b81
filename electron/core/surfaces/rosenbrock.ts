import type { SurfaceDefinition } from './definition';

/** Rosenbrock 1960, "An automatic method for finding the greatest or least value of a function", with his factor of 100. */
export const rosenbrock: SurfaceDefinition = {
  name: 'rosenbrock',
  title: { en: 'Rosenbrock', zh: 'Rosenbrock 香蕉谷' },
  summary: {
    en: 'A curved valley: its floor is found at once, the minimum at its end only slowly.',
    zh: '弯曲的山谷：谷底一下就到，谷底尽头的最小值却要走很久。',
  },
  formula: String.raw`L = (1 - x)^2 + 100\, (y - x^2)^2`,
  build: (build, x, y) => {
    const along = build.sub(x, 1);
    const across = build.sub(y, build.mul(x, x));
    return build.add(build.mul(along, along), build.mul(build.mul(across, across), 100));
  },
  view: { x: [-2, 2], y: [-0.8, 2.4] },
  minima: [{ x: 1, y: 1, isLowest: true }],
  start: { x: -1.5, y: 1.6 },
  learningRate: 0.001,
  levels: 'logarithmic',
};
