/** Fields that many datasets have. */
import type { Field } from '../../fields/definition';
import { integerField, numberField } from '../../fields/fields';

export const sizeField = (initial: number): Field =>
  integerField({
    label: { en: 'Points', zh: '点数' },
    help: { en: 'How many points there are to train on. Validation and test points are drawn separately.', zh: '用来训练的点数。验证点和测试点另外抽取。' },
    initial,
    least: 10,
    most: 5000,
  });

export const noiseField = (initial: number, most = 1): Field =>
  numberField({
    label: { en: 'Noise', zh: '噪声' },
    help: { en: 'Standard deviation of the normal noise that moves the points; 0 leaves them exactly in their places.', zh: '使点偏移的正态噪声的标准差；为 0 时，点正好落在原位。' },
    initial,
    least: 0,
    most,
    step: 0.01,
  });

export const seedField = (initial: number): Field =>
  integerField({
    label: { en: 'Seed', zh: '随机种子' },
    help: { en: 'Another seed draws other points of the same kind; the same seed always draws the same ones.', zh: '换一个种子，就抽到同一类型的另一批点；种子相同，点也相同。' },
    initial,
    least: 0,
    most: 999_999,
  });

export const classesField = (initial: number): Field =>
  integerField({
    label: { en: 'Classes', zh: '类别数' },
    help: { en: 'How many kinds of points are to be told apart.', zh: '要区分几类点。' },
    initial,
    least: 2,
    most: classNames.length,
  });

/** Short names that need no translation. */
export const classNames = ['A', 'B', 'C', 'D', 'E'];
