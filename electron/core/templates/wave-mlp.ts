import { chain } from './chain';
import type { Template } from './definition';

/** Regression: the network draws a curve through noisy points, put together from bends of tanh. */
export const waveMlp: Template = {
  name: 'wave-mlp',
  group: 'small',
  title: { en: 'Wave (regression)', zh: '波形（回归）' },
  summary: { en: '1–16–16–1 with tanh', zh: '1–16–16–1，使用 tanh' },
  teaches: {
    en: 'Regression: the answer is a number, the loss a squared distance, and noise is what should not be learned.',
    zh: '回归：答案是一个数，损失是距离的平方，而噪声不该学进去。',
  },
  network: chain('Wave', 'wave', 4, [
    { kind: 'input', name: 'x' },
    { id: 'hidden1', kind: 'dense', name: 'Hidden 1', fields: { units: 16, initialization: 'glorot' } },
    { id: 'tanh1', kind: 'tanh', name: 'Tanh 1' },
    { id: 'hidden2', kind: 'dense', name: 'Hidden 2', fields: { units: 16, initialization: 'glorot' } },
    { id: 'tanh2', kind: 'tanh', name: 'Tanh 2' },
    { id: 'y', kind: 'dense', name: 'y', fields: { units: 1, initialization: 'glorot' } },
    { kind: 'squaredError', name: 'Squared error' },
  ]),
  settings: { optimizer: 'adam', learningRate: 0.01, schedule: 'cosine', batchSize: 20, epochs: 500 },
  expected: { epochs: 500, seed: 1, rSquared: 0.9784 },
};
