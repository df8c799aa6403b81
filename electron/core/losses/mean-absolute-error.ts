import type { LossDefinition } from './definition';
import { errors, meanOverElements } from './shared';

/** The size of the error; an outlier pulls no harder than any other example (PyTorch's `L1Loss`). */
export const meanAbsoluteError: LossDefinition = {
  name: 'meanAbsoluteError',
  title: { en: 'Mean absolute error', zh: '平均绝对误差' },
  formula: String.raw`L = \frac{1}{K} \sum_j \lvert \hat y_j - y_j \rvert`,
  meaning: () => ({
    en: 'How far the predictions of the batch are off, on average.',
    zh: '这个批次的预测平均差了多少。',
  }),
  build: (context) => {
    const { build } = context;
    return meanOverElements(build, build.abs(errors(context)));
  },
};
