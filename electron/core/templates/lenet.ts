import type { Template } from './definition';
import { drawnChain } from './drawing';

/** LeCun et al. 1998, with average pooling and tanh as there; its third convolution is written as a dense layer. */
export const lenet: Template = {
  name: 'lenet-5',
  group: 'convolution',
  title: { en: 'LeNet-5', zh: 'LeNet-5' },
  summary: { en: '6 and 16 filters of 5×5, average pooling, 120–84–10, tanh', zh: '5×5 卷积 6 个和 16 个，平均池化，120–84–10，tanh' },
  teaches: {
    en: 'The first convolutional network that read handwriting: how a picture becomes smaller while its channels become more.',
    zh: '最早能读手写字的卷积网络：看图像怎样越来越小，通道怎样越来越多。',
  },
  network: drawnChain('LeNet-5', 'mnist', [
    { kind: 'input', name: 'Digits' },
    { id: 'conv1', kind: 'conv2d', name: 'C1', fields: { filters: 6, size: 5, initialization: 'glorot' } },
    { id: 'tanh1', kind: 'tanh', name: 'Tanh 1' },
    { id: 'pool1', kind: 'averagePool', name: 'S2' },
    { id: 'conv2', kind: 'conv2d', name: 'C3', fields: { filters: 16, size: 5, padding: 'valid', initialization: 'glorot' } },
    { id: 'tanh2', kind: 'tanh', name: 'Tanh 2' },
    { id: 'pool2', kind: 'averagePool', name: 'S4' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'hidden1', kind: 'dense', name: 'C5', fields: { units: 120, initialization: 'glorot' } },
    { id: 'tanh3', kind: 'tanh', name: 'Tanh 3' },
    { id: 'hidden2', kind: 'dense', name: 'F6', fields: { units: 84, initialization: 'glorot' } },
    { id: 'tanh4', kind: 'tanh', name: 'Tanh 4' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  expected: { epochs: 3, seed: 1, accuracy: 0.9849 },
};
