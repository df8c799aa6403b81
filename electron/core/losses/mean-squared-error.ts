import type { LossDefinition } from './definition';
import { errors, meanOverElements, short } from './shared';

/** The square of the error, without a half before it (PyTorch's `MSELoss`). */
export const meanSquaredError: LossDefinition = {
  name: 'meanSquaredError',
  title: { en: 'Mean squared error', zh: '均方误差' },
  formula: String.raw`L = \frac{1}{K} \sum_j (\hat y_j - y_j)^2`,
  meaning: ({ loss }) => ({
    en: `The mean of the squared errors over the batch. ${short(loss)} stands for errors of about ${short(Math.sqrt(loss))}, its square root.`,
    zh: `一个批次上误差平方的平均值。${short(loss)} 开平方，相当于误差约为 ${short(Math.sqrt(loss))}。`,
  }),
  build: (context) => {
    const { build } = context;
    const error = errors(context);
    return meanOverElements(build, build.mul(error, error));
  },
};
