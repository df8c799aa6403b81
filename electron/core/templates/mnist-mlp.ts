import { chain } from './chain';
import type { Template } from './definition';

export const mnistMlp: Template = {
  name: 'mnist-mlp',
  title: { en: 'Two-layer network', zh: '两层全连接网络' },
  summary: { en: '784–128–10 with ReLU; about 97.5 % after three epochs', zh: '784–128–10，使用 ReLU；三轮训练后约 97.5 %' },
  network: chain('MNIST two-layer', 'mnist', 3, [
    { kind: 'input', name: 'Digits' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 128, initialization: 'glorot' } },
    { kind: 'relu', name: 'ReLU' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
};
