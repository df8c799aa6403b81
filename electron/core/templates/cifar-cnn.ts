import { chain, type Link } from './chain';
import type { Template } from './definition';

const normalized = (number: number): Link[] => [
  { id: `norm${number}`, kind: 'batchNormalization', name: `Norm ${number}` },
  { id: `relu${number}`, kind: 'relu', name: `ReLU ${number}` },
];

const convolution = (number: number, filters: number): Link[] => [
  { id: `conv${number}`, kind: 'conv2d', name: `Conv ${number}`, fields: { filters } },
  ...normalized(number),
];

/** Two blocks of two convolutions each, then a dense layer; batch normalization before each ReLU (Ioffe and Szegedy 2015). */
export const cifarCnn: Template = {
  name: 'cifar-cnn',
  group: 'convolution',
  title: { en: 'Photographs', zh: '照片分类' },
  summary: { en: '32–32–pool–64–64–pool–256–10 with batch norm for CIFAR-10, whose files you bring', zh: '用于 CIFAR-10 的 32–32–池化–64–64–池化–256–10，带批归一化，数据文件需自备' },
  teaches: {
    en: 'Color photographs are harder than digits: batch normalization keeps a deeper network in step.',
    zh: '彩色照片比数字难得多：批归一化让更深的网络步调一致。',
  },
  network: chain('CIFAR-10 convolutional', 'cifar10', 5, [
    { kind: 'input', name: 'Photographs' },
    ...convolution(1, 32),
    ...convolution(2, 32),
    { id: 'pool1', kind: 'maxPool', name: 'Pool 1' },
    ...convolution(3, 64),
    ...convolution(4, 64),
    { id: 'pool2', kind: 'maxPool', name: 'Pool 2' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 256 } },
    ...normalized(5),
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  settings: { optimizer: 'adam', learningRate: 0.001, epochs: 20 },
};
