import { chain } from './chain';
import type { Template } from './definition';

/** The smallest classifier: one weight per pixel and digit. */
export const mnistLinear: Template = {
  name: 'mnist-linear',
  title: { en: 'Linear classifier', zh: '线性分类器' },
  summary: { en: 'One weight per pixel and digit; about 92 % of test digits', zh: '每个像素对每个数字一个权重；测试准确率约 92 %' },
  network: chain('MNIST linear', 'mnist', 4, [
    { kind: 'input', name: 'Digits' },
    { kind: 'flatten', name: 'Flatten' },
    { kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
};
