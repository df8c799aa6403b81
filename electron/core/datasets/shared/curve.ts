/** A number to be predicted from one feature: points along a curve over -1 … 1. */
import type { Field, FieldValues } from '../../fields/definition';
import { numberIn } from '../../fields/fields';
import { Random } from '../../tensor/random';
import type { DatasetFamily, NumberSplit, OwnPoint } from '../definition';

type Given = Pick<DatasetFamily, 'name' | 'title' | 'summary'> & {
  /** With `size`, `noise` and `seed` among them. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly curve: (x: number, fields: FieldValues) => number;
};

/** `size` points to train on and half as many in the other splits, at random places, with normal noise on y. */
export function curveFamily({ curve, ...given }: Given): DatasetFamily {
  const draw = (split: string, count: number, fields: FieldValues, own: readonly OwnPoint[] = []): NumberSplit => {
    const random = new Random(numberIn(fields, 'seed')).fork(split);
    const x = Float32Array.from({ length: count }, () => 2 * random.uniform() - 1);
    const y = x.map((each) => curve(each, fields) + numberIn(fields, 'noise') * random.normal());
    return { count: count + own.length, features: Float32Array.from([...x, ...own.map((point) => point.x)]), targets: Float32Array.from([...y, ...own.map((point) => point.y)]) };
  };
  return {
    ...given,
    ownPoints: 'curve',
    make: (fields, ownPoints) => {
      const size = numberIn(fields, 'size');
      const half = Math.round(size / 2);
      return {
        name: given.name,
        title: given.title,
        summary: { en: `${size} points, one number in, one number out`, zh: `${size} 个点，输入一个数，输出一个数` },
        exampleShape: [1],
        features: 'float32',
        targets: ['y'],
        /** Of a uniform distribution over -1 … 1. */
        mean: 0,
        deviation: 0.5774,
        source: { kind: 'generated', files: [] },
        read: () => ({ train: draw('train', size, fields, ownPoints), validation: draw('validation', half, fields), test: draw('test', half, fields) }),
      };
    },
  };
}
