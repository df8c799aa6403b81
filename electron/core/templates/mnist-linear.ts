import { chain } from './chain';
import type { Template } from './definition';

/** The smallest classifier: one weight per pixel and digit. */
export const mnistLinear: Template = {
  name: 'mnist-linear',
  group: 'small',
  title: { en: 'Linear classifier', zh: '线性分类器' },
  summary: { en: 'One weight per pixel and digit', zh: '每个像素对每个数字一个权重' },
  teaches: {
    en: 'What straight borders between the digits can do, and where they end: every further template is measured against it.',
    zh: '直线边界能做到什么，又止步于哪里：其他模板都可以和它比。',
  },
  network: chain('MNIST linear', 'mnist', 4, [
    { kind: 'input', name: 'Digits' },
    { kind: 'flatten', name: 'Flatten' },
    { kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  expected: { epochs: 5, seed: 1, accuracy: 0.9218 },
};
