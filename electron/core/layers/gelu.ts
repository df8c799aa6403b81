import { activation } from './shared/activation';

/** Hendrycks and Gimpel 2016. */
export const gelu = activation({
  kind: 'gelu',
  title: { en: 'GELU', zh: 'GELU' },
  summary: { en: 'Weighs each value by how large it is among normal ones', zh: '按数值在正态分布中的位置加权' },
  synonyms: ['transformer'],
  formula: String.raw`y = x\,\Phi(x) = \tfrac{x}{2}\Bigl(1 + \operatorname{erf}\tfrac{x}{\sqrt 2}\Bigr)`,
  torchCall: (x) => `F.gelu(${x})`,
  apply: (build, x) => build.gelu(x),
  flopPerElement: 8,
});
