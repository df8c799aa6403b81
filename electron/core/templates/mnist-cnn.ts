import { chain } from './chain';
import type { Template } from './definition';

export const mnistCnn: Template = {
  name: 'mnist-cnn',
  group: 'convolution',
  title: { en: 'Convolutional network', zh: '卷积神经网络' },
  summary: { en: 'Two convolutions of 32 and 64 filters with pooling', zh: '两组卷积与池化，32 和 64 个卷积核' },
  teaches: {
    en: 'Filters that look for the same strokes everywhere need fewer weights than a dense layer and find more.',
    zh: '到处寻找同样笔画的卷积核，权重比全连接层少，看到的却更多。',
  },
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
  expected: { epochs: 6, seed: 1, accuracy: 0.9894 },
};
