/** The choice of first weights, shared by all layers with weights. */
import type { Field, FieldValues, Initializer } from '../definition';
import { choiceField, choiceIn } from './fields';

type WeightInitializer = Exclude<Initializer['kind'], 'zeros'>;

export const initializationField: Field = choiceField({
  label: { en: 'Initialization', zh: '权重初始化' },
  help: {
    en: 'How large the first random weights are. He suits ReLU, Glorot suits sigmoid and tanh, LeCun keeps the variance of a linear layer.',
    zh: '最初的随机权重取多大。He 适合 ReLU，Glorot 适合 sigmoid 和 tanh，LeCun 让线性层的方差保持不变。',
  },
  initial: 'he',
  options: [
    { value: 'he', label: { en: 'He', zh: 'He' } },
    { value: 'glorot', label: { en: 'Glorot', zh: 'Glorot' } },
    { value: 'lecun', label: { en: 'LeCun', zh: 'LeCun' } },
  ],
});

export const zeroInitializer: Initializer = { kind: 'zeros', fanIn: 1, fanOut: 1 };

/** The initializer that the field `initialization` asks for; He if it says nothing known. */
export function weightInitializer(fields: FieldValues, fanIn: number, fanOut: number): Initializer {
  const choice = choiceIn(fields, 'initialization');
  const kind: WeightInitializer = choice === 'glorot' || choice === 'lecun' ? choice : 'he';
  return { kind, fanIn, fanOut };
}
