import { activation } from './shared/activation';

export const softsign = activation({
  kind: 'softsign',
  title: { en: 'Softsign', zh: 'Softsign' },
  summary: { en: 'Squeezes into −1 … 1, slower than tanh', zh: '压到 −1 和 1 之间，比 tanh 缓' },
  formula: String.raw`y = \frac{x}{1 + |x|}`,
  torchCall: (x) => `F.softsign(${x})`,
  apply: (build, x) => build.softsign(x),
  // The slope (1 − |y|)² is at most 1.
  flat: { saturated: { least: -0.7764, most: 0.7764 } },
  flopPerElement: 3,
});
