import { activation } from './shared/activation';

export const sigmoid = activation({
  kind: 'sigmoid',
  title: { en: 'Sigmoid', zh: 'Sigmoid' },
  summary: { en: 'Squeezes every value into 0 … 1', zh: '把每个值压到 0 和 1 之间' },
  synonyms: ['logistic', '逻辑函数'],
  formula: String.raw`y = \frac{1}{1 + e^{-x}}`,
  torchCall: (x) => `F.sigmoid(${x})`,
  apply: (build, x) => build.sigmoid(x),
  // The slope y(1 − y) is at most 1/4.
  flat: { saturated: { least: 0.0127, most: 0.9873 } },
  flopPerElement: 20,
});
