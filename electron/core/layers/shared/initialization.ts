/** The choice of first weights, shared by all layers with weights. */
import type { Field, FieldValues } from '../../fields/definition';
import type { Initializer } from '../definition';
import { choiceField, choiceIn, numberField, numberIn } from '../../fields/fields';

export const initializationFields: Readonly<Record<string, Field>> = {
  initialization: choiceField({
    label: { en: 'Initialization', zh: '权重初始化' },
    help: {
      en: 'How the first weights are drawn. He suits ReLU, Glorot suits sigmoid and tanh, LeCun keeps the variance of a linear layer, orthogonal keeps lengths. With zeros all units stay alike: try it once.',
      zh: '最初的权重怎样取。He 适合 ReLU，Glorot 适合 sigmoid 和 tanh，LeCun 让线性层的方差不变，正交初始化让长度不变。全取零则所有单元永远一样，不妨试一次看看。',
    },
    initial: 'he',
    options: [
      { value: 'he', label: { en: 'He', zh: 'He' } },
      { value: 'glorot', label: { en: 'Glorot', zh: 'Glorot' } },
      { value: 'glorotNormal', label: { en: 'Glorot normal', zh: 'Glorot 正态' } },
      { value: 'lecun', label: { en: 'LeCun', zh: 'LeCun' } },
      { value: 'orthogonal', label: { en: 'Orthogonal', zh: '正交' } },
      { value: 'normal', label: { en: 'Normal', zh: '正态分布' } },
      { value: 'uniform', label: { en: 'Uniform', zh: '均匀分布' } },
      { value: 'constant', label: { en: 'Constant', zh: '常数' } },
      { value: 'zeros', label: { en: 'Zeros', zh: '全零' } },
    ],
  }),
  initialScale: numberField({
    label: { en: 'First size', zh: '初始大小' },
    help: {
      en: 'Normal: the standard deviation. Uniform: the largest size, on both sides of zero. Constant: the value itself.',
      zh: '正态分布：标准差；均匀分布：正负两侧的最大值；常数：取值本身。',
    },
    initial: 0.05,
    least: 0,
    most: 10,
    step: 0.01,
    when: { field: 'initialization', is: ['normal', 'uniform', 'constant'] },
  }),
};

export const zeroInitializer: Initializer = { kind: 'constant', value: 0 };
export const oneInitializer: Initializer = { kind: 'constant', value: 1 };

/**
 * The initializer that the initialization fields ask for; fans are counted in weights into and out of one unit.
 * @throws if they ask for one that is not offered.
 */
export function weightInitializer(fields: FieldValues, fanIn: number, fanOut: number): Initializer {
  const kind = choiceIn(fields, 'initialization');
  const scale = numberIn(fields, 'initialScale');
  switch (kind) {
    case 'he':
    case 'glorot':
    case 'glorotNormal':
    case 'lecun':
      return { kind, fanIn, fanOut };
    case 'normal':
    case 'uniform':
      return { kind, scale };
    case 'constant':
      return { kind, value: scale };
    case 'orthogonal':
      return { kind };
    case 'zeros':
      return zeroInitializer;
    default:
      throw new Error(`There is no initialization "${kind}".`);
  }
}
