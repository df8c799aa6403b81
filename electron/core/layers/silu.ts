import { activation } from './shared/activation';

/** Elfwing et al. 2017; Ramachandran et al. 2017 call it Swish. */
export const silu = activation({
  kind: 'silu',
  title: { en: 'SiLU (Swish)', zh: 'SiLU（Swish）' },
  summary: { en: 'A ReLU with a soft bend', zh: '带柔和弯曲的 ReLU' },
  synonyms: ['swish'],
  formula: String.raw`y = x\,\sigma(x) = \frac{x}{1 + e^{-x}}`,
  torchCall: (x) => `F.silu(${x})`,
  apply: (build, x) => build.mul(x, build.sigmoid(x)),
  flopPerElement: 5,
});
