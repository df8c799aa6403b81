import type { Link } from './chain';
import type { Template } from './definition';
import { drawnChain } from './drawing';

const convolution = (number: number, filters: number): Link[] => [
  { id: `conv${number}`, kind: 'conv2d', name: `Conv ${number}`, fields: { filters } },
  { id: `relu${number}`, kind: 'relu', name: `ReLU ${number}` },
];

/** Simonyan and Zisserman 2015, small: pairs of 3×3 convolutions, twice the filters after each pooling. */
export const vgg: Template = {
  name: 'vgg-small',
  group: 'convolution',
  title: { en: 'Small VGG', zh: '小型 VGG' },
  summary: { en: '16–16–pool–32–32–pool–64–10, all filters 3×3', zh: '16–16–池化–32–32–池化–64–10，卷积全是 3×3' },
  teaches: {
    en: 'Two small filters in a row see as much as one large filter, with fewer weights and one bend more.',
    zh: '两个小卷积核接在一起，看到的范围和一个大卷积核一样，权重更少，还多一次非线性。',
  },
  network: drawnChain('VGG small', 'mnist', [
    { kind: 'input', name: 'Digits' },
    ...convolution(1, 16),
    ...convolution(2, 16),
    { id: 'pool1', kind: 'maxPool', name: 'Pool 1' },
    ...convolution(3, 32),
    ...convolution(4, 32),
    { id: 'pool2', kind: 'maxPool', name: 'Pool 2' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 64 } },
    { id: 'relu5', kind: 'relu', name: 'ReLU 5' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  expected: { epochs: 2, seed: 1, accuracy: 0.9866 },
};
