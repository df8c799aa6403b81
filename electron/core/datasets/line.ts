import { numberField, numberIn } from '../fields/fields';
import { curveFamily } from './shared/curve';
import { noiseField, seedField, sizeField } from './shared/fields';

/** Linear regression in one variable: a single Dense unit is the whole model. */
export const line = curveFamily({
  name: 'line',
  title: { en: 'Noisy line', zh: '带噪声的直线' },
  summary: { en: 'Points along a straight line, one number to predict', zh: '直线附近的点，预测一个数' },
  fields: {
    slope: numberField({
      label: { en: 'Slope', zh: '斜率' },
      help: { en: 'How much y grows when x grows by 1.', zh: 'x 每增加 1，y 增加多少。' },
      initial: 0.7,
      least: -5,
      most: 5,
      step: 0.1,
    }),
    intercept: numberField({
      label: { en: 'Intercept', zh: '截距' },
      help: { en: 'The value of y where x is 0.', zh: 'x 为 0 时 y 的值。' },
      initial: 0.2,
      least: -5,
      most: 5,
      step: 0.1,
    }),
    noise: noiseField(0.1),
    size: sizeField(100),
    seed: seedField(1),
  },
  curve: (x, fields) => numberIn(fields, 'slope') * x + numberIn(fields, 'intercept'),
});
