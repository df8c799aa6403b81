import { activation } from './shared/activation';
import { numberField, numberIn } from '../fields/fields';

/** Clevert et al. 2016. */
export const elu = activation({
  kind: 'elu',
  title: { en: 'ELU', zh: 'ELU' },
  summary: { en: 'Bends smoothly to −α for negative values', zh: '负值平滑地趋于 −α' },
  formula: String.raw`y = \begin{cases} x & x \ge 0 \\ \alpha\,(e^{x} - 1) & x < 0 \end{cases}`,
  fields: {
    alpha: numberField({
      label: { en: 'Depth α', zh: '深度 α' },
      help: { en: 'The value that very negative inputs approach is −α.', zh: '输入很负时，输出趋于 −α。' },
      initial: 1,
      least: 0.1,
      most: 5,
      step: 0.1,
    }),
  },
  torchCall: (x, fields) => `F.elu(${x}, ${numberIn(fields, 'alpha')})`,
  apply: (build, x, fields) => build.elu(x, { alpha: numberIn(fields, 'alpha') }),
  flopPerElement: 4,
});
