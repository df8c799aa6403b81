import type { Minimum, SurfaceDefinition } from './definition';

const amplitude = 3;

/**
 * Rastrigin's function in two dimensions (Törn and Žilinskas 1989, "Global Optimization"), with ripples of height 3
 * in place of 10, so that noise or momentum can carry a weight over them.
 */
export const rastrigin: SurfaceDefinition = {
  name: 'rastrigin',
  title: { en: 'Rastrigin', zh: 'Rastrigin 蜂窝' },
  summary: {
    en: 'A bowl full of small hollows: who stops in the first, and whom do momentum or noise carry over?',
    zh: '布满小坑的大碗：谁停在第一个坑里，谁又靠动量或噪声越了过去？',
  },
  formula: String.raw`L = x^2 + y^2 + ${amplitude}\,(2 - \cos 2\pi x - \cos 2\pi y)`,
  build: (build, x, y) => {
    const bowl = build.add(build.mul(x, x), build.mul(y, y));
    const ripples = build.add(build.cos(build.mul(x, 2 * Math.PI)), build.cos(build.mul(y, 2 * Math.PI)));
    return build.add(bowl, build.mul(build.sub(2, ripples), amplitude));
  },
  view: { x: [-2.9, 2.9], y: [-2.4, 2.4] },
  minima: minima(),
  start: { x: -2.3, y: 1.8 },
  learningRate: 0.004,
  levels: 'linear',
};

/** Along each axis 2x + 2π·3 sin(2πx) = 0 where the curve bends upwards: near every whole number, a little towards 0. */
function minima(): Minimum[] {
  const along = [-2, -1, 0, 1, 2].map(stationary);
  return along.flatMap((x) => along.map((y) => ({ x, y, isLowest: x === 0 && y === 0 })));
}

/** By Newton's method from a whole number. */
function stationary(whole: number): number {
  const frequency = 2 * Math.PI;
  let x = whole;
  for (let i = 0; i < 20; i++) {
    const slope = 2 * x + amplitude * frequency * Math.sin(frequency * x);
    x -= slope / (2 + amplitude * frequency ** 2 * Math.cos(frequency * x));
  }
  return x;
}
