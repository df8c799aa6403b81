import { activation } from './shared/activation';
import { numberField, numberIn } from '../fields/fields';

/** Barron 2017. */
export const celu = activation({
  kind: 'celu',
  title: { en: 'CELU', zh: 'CELU' },
  summary: { en: 'An ELU without a kink for any α', zh: '对任何 α 都没有折角的 ELU' },
  formula: String.raw`y = \max(0, x) + \min\bigl(0,\; \alpha\,(e^{x/\alpha} - 1)\bigr)`,
  fields: {
    alpha: numberField({
      label: { en: 'Depth α', zh: '深度 α' },
      help: { en: 'The value that very negative inputs approach is −α; the slope at zero is 1 for every α.', zh: '输入很负时，输出趋于 −α；无论 α 取多少，零点处的斜率都是 1。' },
      initial: 1,
      least: 0.1,
      most: 5,
      step: 0.1,
    }),
  },
  torchCall: (x, fields) => `F.celu(${x}, ${numberIn(fields, 'alpha')})`,
  apply: (build, x, fields) => build.celu(x, { alpha: numberIn(fields, 'alpha') }),
  flopPerElement: 5,
});
