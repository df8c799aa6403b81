import { chain } from './chain';
import { courseSettings } from './course-settings';
import type { Template } from './definition';

/** The course's example of what straight borders cannot do: the spiral without a hidden layer. */
export const spiralLinear: Template = {
  name: 'spiral-linear',
  group: 'small',
  title: { en: 'Spiral, linear', zh: '螺旋（线性）' },
  summary: { en: '2–3 with softmax, no hidden layer', zh: '2–3，只有 softmax，没有隐藏层' },
  teaches: {
    en: 'Straight borders through three arms: about half of the points end on the wrong side. Keep this run and compare it with the other spiral.',
    zh: '用直线去分三条旋臂，大约一半的点会分错。保留这次训练，再和另一个螺旋网络对比。',
  },
  network: chain('Spiral linear', 'spiral', 3, [
    { kind: 'input', name: 'Points' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  settings: { ...courseSettings, epochs: 200 },
  expected: { epochs: 200, seed: 1, accuracy: 0.5333 },
};
