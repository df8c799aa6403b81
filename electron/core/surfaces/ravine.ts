import type { SurfaceDefinition } from './definition';

const steepness = 25;

/** A long parabola, much steeper across than along (condition number 25). */
export const ravine: SurfaceDefinition = {
  name: 'ravine',
  title: { en: 'Ravine', zh: '狭长山谷' },
  summary: {
    en: 'Steep across, flat along: a rate small enough for the walls is slow on the floor. Momentum helps.',
    zh: '横向陡、纵向平：学习率小到不在谷壁间来回震荡，沿谷底就走得很慢。动量能帮上忙。',
  },
  formula: String.raw`L = \tfrac12 (x^2 + ${steepness}\, y^2)`,
  build: (build, x, y) => build.mul(build.add(build.mul(x, x), build.mul(build.mul(y, y), steepness)), 0.5),
  view: { x: [-5, 5], y: [-4, 4] },
  minima: [{ x: 0, y: 0, isLowest: true }],
  start: { x: -4.5, y: 1.5 },
  learningRate: 0.07,
  levels: 'logarithmic',
};
