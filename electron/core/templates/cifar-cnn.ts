import { chain } from './chain';
import type { Template } from './definition';

/** Two blocks of two convolutions each, then a dense layer. */
export const cifarCnn: Template = {
  name: 'cifar-cnn',
  title: { en: 'Photographs', zh: '照片分类' },
  summary: { en: '32–32–pool–64–64–pool–256–10 for CIFAR-10, whose files you bring', zh: '用于 CIFAR-10 的 32–32–池化–64–64–池化–256–10，数据文件需自备' },
  network: chain('CIFAR-10 convolutional', 'cifar10', 4, [
    { kind: 'input', name: 'Photographs' },
    { id: 'conv1', kind: 'conv2d', name: 'Conv 1', fields: { filters: 32 } },
    { id: 'relu1', kind: 'relu', name: 'ReLU 1' },
    { id: 'conv2', kind: 'conv2d', name: 'Conv 2', fields: { filters: 32 } },
    { id: 'relu2', kind: 'relu', name: 'ReLU 2' },
    { id: 'pool1', kind: 'maxPool', name: 'Pool 1' },
    { id: 'conv3', kind: 'conv2d', name: 'Conv 3', fields: { filters: 64 } },
    { id: 'relu3', kind: 'relu', name: 'ReLU 3' },
    { id: 'conv4', kind: 'conv2d', name: 'Conv 4', fields: { filters: 64 } },
    { id: 'relu4', kind: 'relu', name: 'ReLU 4' },
    { id: 'pool2', kind: 'maxPool', name: 'Pool 2' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 256 } },
    { id: 'relu5', kind: 'relu', name: 'ReLU 5' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  settings: { optimizer: 'adam', learningRate: 0.001, epochs: 20 },
};
