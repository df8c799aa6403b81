import { activation } from './shared/activation';

/** Howard et al. 2019. */
export const hardSwish = activation({
  kind: 'hardSwish',
  title: { en: 'Hard swish', zh: '硬 Swish' },
  summary: { en: 'A SiLU that is cheap to compute', zh: '计算省力的 SiLU' },
  synonyms: ['hswish'],
  formula: String.raw`y = x \cdot \min\bigl(1,\; \max(0,\; \tfrac{x}{6} + \tfrac12)\bigr)`,
  torchCall: (x) => `F.hardswish(${x})`,
  apply: (build, x) => build.hardSwish(x),
  flat: { dead: 0 },
  flopPerElement: 4,
});
