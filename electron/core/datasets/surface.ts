import type { FieldValues } from '../fields/definition';
import { choiceField, choiceIn, numberIn } from '../fields/fields';
import { Random } from '../tensor/random';
import type { DatasetFamily, NumberSplit } from './definition';
import { noiseField, seedField, sizeField } from './shared/fields';

type Height = (x: number, y: number) => number;

const bump = (x: number, y: number): number => Math.exp(-(x * x + y * y) / 0.18);

/** Between about -1 and 1 over the plane from -1 to 1. */
const heights: Readonly<Record<string, Height>> = {
  plane: (x, y) => (x + y) / 2,
  saddle: (x, y) => x * x - y * y,
  hills: (x, y) => bump(x - 0.5, y - 0.5) + bump(x + 0.5, y + 0.5) - bump(x - 0.5, y + 0.5) - bump(x + 0.5, y - 0.5),
};

/** A height over each point of the plane: regression with two features, flat or curved. */
export const surface: DatasetFamily = {
  name: 'surface',
  title: { en: 'Surface', zh: '曲面' },
  summary: { en: 'A height over each point of the plane, to be predicted', zh: '预测平面上每一点的高度' },
  fields: {
    form: choiceField({
      label: { en: 'Form', zh: '形状' },
      help: { en: 'A plane can be learned by one linear layer, the others cannot.', zh: '平面用一个线性层就能学会，其他形状不行。' },
      initial: 'hills',
      options: [
        { value: 'plane', label: { en: 'Plane', zh: '平面' } },
        { value: 'saddle', label: { en: 'Saddle', zh: '鞍面' } },
        { value: 'hills', label: { en: 'Hills and hollows', zh: '山丘与洼地' } },
      ],
    }),
    noise: noiseField(0.05),
    size: sizeField(300),
    seed: seedField(1),
  },
  make: (fields) => ({
    name: 'surface',
    title: surface.title,
    summary: { en: `${numberIn(fields, 'size')} points, 2 features, one number to predict`, zh: `${numberIn(fields, 'size')} 个点，2 个特征，预测一个数` },
    exampleShape: [2],
    features: 'float32',
    targets: ['z'],
    mean: 0,
    deviation: 1,
    source: { kind: 'generated', files: [] },
    read: () => ({ train: draw('train', fields), validation: draw('validation', fields), test: draw('test', fields) }),
  }),
};

function draw(split: string, fields: FieldValues): NumberSplit {
  const random = new Random(numberIn(fields, 'seed')).fork(split);
  const count = numberIn(fields, 'size');
  const height = heights[choiceIn(fields, 'form')];
  const features = Float32Array.from({ length: 2 * count }, () => 2 * random.uniform() - 1);
  const targets = Float32Array.from({ length: count }, (_, i) => height(features[2 * i], features[2 * i + 1]) + numberIn(fields, 'noise') * random.normal());
  return { count, features, targets };
}
