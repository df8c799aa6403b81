import type { SurfaceDefinition } from './definition';

/** The round parabola: every direction is as steep as any other. */
export const bowl: SurfaceDefinition = {
  name: 'bowl',
  title: { en: 'Bowl', zh: '圆碗' },
  summary: { en: 'The easy case: downhill points straight at the minimum.', zh: '最简单的情形：下坡方向正对着最小值。' },
  formula: String.raw`L = \tfrac12 (x^2 + y^2)`,
  build: (build, x, y) => build.mul(build.add(build.mul(x, x), build.mul(y, y)), 0.5),
  view: { x: [-5, 5], y: [-4, 4] },
  minima: [{ x: 0, y: 0, isLowest: true }],
  start: { x: -4, y: 2.5 },
  learningRate: 0.1,
  levels: 'logarithmic',
};
