import { activation } from './shared/activation';

export const tanh = activation({
  kind: 'tanh',
  title: { en: 'Tanh', zh: 'Tanh' },
  summary: { en: 'Squeezes every value into −1 … 1', zh: '把每个值压到 −1 和 1 之间' },
  synonyms: ['hyperbolic tangent', '双曲正切'],
  formula: String.raw`y = \tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}`,
  torchCall: (x) => `F.tanh(${x})`,
  apply: (build, x) => build.tanh(x),
  // The slope 1 − y² is at most 1.
  flat: { saturated: { least: -0.9747, most: 0.9747 } },
  flopPerElement: 20,
});
