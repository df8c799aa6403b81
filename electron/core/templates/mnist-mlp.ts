import { chain } from './chain';
import type { Template } from './definition';

export const mnistMlp: Template = {
  name: 'mnist-mlp',
  group: 'dense',
  title: { en: 'Two-layer network', zh: '两层全连接网络' },
  summary: { en: '784–128–10 with ReLU', zh: '784–128–10，使用 ReLU' },
  teaches: {
    en: 'One hidden layer turns straight borders into bent ones: most of the errors of the linear classifier are gone.',
    zh: '加一个隐藏层，边界就能弯曲：线性分类器的大部分错误都消失了。',
  },
  network: chain('MNIST two-layer', 'mnist', 3, [
    { kind: 'input', name: 'Digits' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 128, initialization: 'glorot' } },
    { kind: 'relu', name: 'ReLU' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  expected: { epochs: 3, seed: 1, accuracy: 0.9742 },
};
