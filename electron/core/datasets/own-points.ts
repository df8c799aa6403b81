import { numberField, numberIn } from '../fields/fields';
import { Random } from '../tensor/random';
import type { ClassSplit, DatasetFamily, OwnPoint } from './definition';
import { classesField, classNames, seedField } from './shared/fields';
import { planeDataset, splitOf } from './shared/plane-classes';

/**
 * Nothing but what the person clicks. Points near the clicked ones, normally spread, are what it is validated and tested
 * on, since points that were trained on say nothing about others.
 */
export const ownPoints: DatasetFamily = {
  name: 'ownPoints',
  title: { en: 'Your own points', zh: '自己点的点' },
  summary: { en: 'An empty plane for points that you click', zh: '一张空白平面，点由你来点' },
  fields: {
    classes: classesField(2),
    spread: numberField({
      label: { en: 'Spread', zh: '散布' },
      help: { en: 'Validation and test points are drawn around yours, with this standard deviation.', zh: '验证点和测试点在你点的点周围随机抽取，这是它们的标准差。' },
      initial: 0.05,
      least: 0.01,
      most: 0.5,
      step: 0.01,
    }),
    seed: seedField(1),
  },
  ownPoints: 'classes',
  make: (fields, points) => {
    const classes = numberIn(fields, 'classes');
    const known = points.filter(({ label }) => label < classes);
    return planeDataset({
      name: 'ownPoints',
      title: ownPoints.title,
      summary: { en: `${known.length} points of yours, 2 features, ${classes} classes`, zh: `你点的 ${known.length} 个点，2 个特征，${classes} 个类别` },
      labels: classNames.slice(0, classes),
      read: () => {
        if (known.length === 0) throw new Error('There are no points to learn from yet. Open Data and click some into the plane.');
        const near = (split: string): ClassSplit => spread(known, numberIn(fields, 'spread'), new Random(numberIn(fields, 'seed')).fork(split));
        return { train: splitOf(known), validation: near('validation'), test: near('test') };
      },
    });
  },
};

const spread = (points: readonly OwnPoint[], deviation: number, random: Random): ClassSplit =>
  splitOf(points.map(({ x, y, label }) => ({ x: x + deviation * random.normal(), y: y + deviation * random.normal(), label })));
