import { chain } from './chain';
import type { Template } from './definition';

export const mnistCnn: Template = {
  name: 'mnist-cnn',
  title: { en: 'Convolutional network', zh: '卷积神经网络' },
  summary: { en: 'Two convolutions with pooling; about 99 % after a few epochs', zh: '两组卷积与池化；几轮训练后约 99 %' },
  network: chain('MNIST convolutional', 'mnist', 4, [
    { kind: 'input', name: 'Digits' },
    { id: 'conv1', kind: 'conv2d', name: 'Conv 1', fields: { filters: 32 } },
    { id: 'relu1', kind: 'relu', name: 'ReLU 1' },
    { id: 'pool1', kind: 'maxPool', name: 'Pool 1' },
    { id: 'conv2', kind: 'conv2d', name: 'Conv 2', fields: { filters: 64 } },
    { id: 'relu2', kind: 'relu', name: 'ReLU 2' },
    { id: 'pool2', kind: 'maxPool', name: 'Pool 2' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
};
