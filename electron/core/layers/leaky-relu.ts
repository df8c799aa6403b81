import { activation } from './shared/activation';
import { numberField, numberIn } from '../fields/fields';

/** Maas et al. 2013. */
export const leakyRelu = activation({
  kind: 'leakyRelu',
  title: { en: 'Leaky ReLU', zh: 'Leaky ReLU' },
  summary: { en: 'Lets a little of negative values pass', zh: '负值也让一小部分通过' },
  formula: String.raw`y = \max(0, x) + \alpha \min(0, x)`,
  fields: {
    slope: numberField({
      label: { en: 'Slope α', zh: '斜率 α' },
      help: { en: 'How much of a negative value passes; 0 makes it a ReLU.', zh: '负值通过的比例；取 0 就是 ReLU。' },
      initial: 0.01,
      least: 0,
      most: 1,
      step: 0.01,
    }),
  },
  torchCall: (x, fields) => `F.leaky_relu(${x}, ${numberIn(fields, 'slope')})`,
  apply: (build, x, fields) => build.leakyRelu(x, { alpha: numberIn(fields, 'slope') }),
  flopPerElement: 3,
});
