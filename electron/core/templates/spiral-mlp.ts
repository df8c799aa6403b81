import { chain } from './chain';
import { courseSettings } from './course-settings';
import type { Template } from './definition';

/** The course's example that a linear classifier cannot learn: its hidden layer bends the borders between the classes. */
export const spiralMlp: Template = {
  name: 'spiral-mlp',
  group: 'small',
  title: { en: 'Spiral', zh: '螺旋' },
  summary: { en: '2–100–3 with ReLU', zh: '2–100–3，使用 ReLU' },
  teaches: {
    en: 'Three arms that no straight line parts: without the hidden layer about half of the points stay wrong.',
    zh: '三条旋臂，直线分不开：去掉隐藏层，就有约一半的点分错。',
  },
  network: chain('Spiral', 'spiral', 3, [
    { kind: 'input', name: 'Points' },
    { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 100 } },
    { kind: 'relu', name: 'ReLU' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 3, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  settings: { ...courseSettings, epochs: 10_000 },
  expected: { epochs: 10_000, seed: 1, accuracy: 0.9867 },
};
