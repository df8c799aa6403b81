import { activation } from './shared/activation';

/** Howard et al. 2019, with the slope 1/6. */
export const hardSigmoid = activation({
  kind: 'hardSigmoid',
  title: { en: 'Hard sigmoid', zh: '硬 Sigmoid' },
  summary: { en: 'A sigmoid made of three straight lines', zh: '由三段直线组成的 Sigmoid' },
  formula: String.raw`y = \min\bigl(1,\; \max(0,\; \tfrac{x}{6} + \tfrac12)\bigr)`,
  torchCall: (x) => `F.hardsigmoid(${x})`,
  apply: (build, x) => build.hardSigmoid(x, { alpha: 1 / 6, beta: 0.5 }),
  flat: { saturated: { least: 0, most: 1 } },
  flopPerElement: 3,
});
