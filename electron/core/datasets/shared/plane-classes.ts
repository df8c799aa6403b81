/** Points of several classes in the plane, about between -1 and 1 on both axes. */
import type { Field, FieldValues } from '../../fields/definition';
import { numberIn } from '../../fields/fields';
import { Random } from '../../tensor/random';
import type { ClassDataset, ClassSplit, DatasetFamily, OwnPoint } from '../definition';
import { classNames } from './fields';

/** A point among those of its class in one split. */
export interface Place {
  readonly label: number;
  /** Number among the points of its class, and how many these are. */
  readonly index: number;
  readonly count: number;
  readonly fields: FieldValues;
  readonly random: Random;
}

type Given = Pick<DatasetFamily, 'name' | 'title' | 'summary'> & {
  /** With `size` and `seed` among them. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly classCount: (fields: FieldValues) => number;
  readonly place: (place: Place) => readonly [x: number, y: number];
};

/** Each split has `size` points, as many of one class as of another (one more of the first ones if that cannot be). */
export function planeClasses({ classCount, place, ...given }: Given): DatasetFamily {
  const draw = (split: string, fields: FieldValues): ClassSplit => {
    const random = new Random(numberIn(fields, 'seed')).fork(split);
    const [size, classes] = [numberIn(fields, 'size'), classCount(fields)];
    const points: OwnPoint[] = [];
    for (let label = 0; label < classes; label++) {
      const count = Math.ceil((size - label) / classes);
      for (let index = 0; index < count; index++) {
        const [x, y] = place({ label, index, count, fields, random });
        points.push({ x, y, label });
      }
    }
    return splitOf(points);
  };
  return {
    ...given,
    ownPoints: 'classes',
    make: (fields, ownPoints) => {
      const classes = classCount(fields);
      const size = numberIn(fields, 'size');
      return planeDataset({
        ...given,
        summary: { en: `${size} points, 2 features, ${classes} classes`, zh: `${size} 个点，2 个特征，${classes} 个类别` },
        labels: classNames.slice(0, classes),
        read: () => ({
          train: joined(draw('train', fields), splitOf(ownPoints.filter(({ label }) => label < classes))),
          validation: draw('validation', fields),
          test: draw('test', fields),
        }),
      });
    },
  };
}

/** The coordinates are the features as they are, so that a view of the plane need not translate them. */
export const planeDataset = ({ name, title, summary, labels, read }: Pick<ClassDataset, 'name' | 'title' | 'summary' | 'labels' | 'read'>): ClassDataset => ({
  name,
  title,
  summary,
  exampleShape: [2],
  features: 'float32',
  labels,
  mean: 0,
  deviation: 1,
  source: { kind: 'generated', files: [] },
  read,
});

export const splitOf = (points: readonly OwnPoint[]): ClassSplit => ({
  count: points.length,
  features: Float32Array.from(points.flatMap(({ x, y }) => [x, y])),
  labels: Uint8Array.from(points, ({ label }) => label),
});

const joined = (a: ClassSplit, b: ClassSplit): ClassSplit => ({
  count: a.count + b.count,
  features: Float32Array.from([...a.features, ...b.features]),
  labels: Uint8Array.from([...a.labels, ...b.labels]),
});
