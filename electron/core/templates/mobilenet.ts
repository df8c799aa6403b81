import type { Link } from './chain';
import type { Template } from './definition';
import { drawnChain } from './drawing';

const normalized = (number: string): Link[] => [
  { id: `norm${number}`, kind: 'batchNormalization', name: `Norm ${number}` },
  { id: `relu${number}`, kind: 'relu6', name: `ReLU6 ${number}` },
];

/** A filter for each channel by itself, then a mixture of the channels at each place. */
const separable = (number: number, filters: number, stride: number): Link[] => [
  { id: `depthwise${number}`, kind: 'depthwiseConv2d', name: `Depthwise ${number}`, fields: { stride } },
  ...normalized(`${number}a`),
  { id: `pointwise${number}`, kind: 'conv2d', name: `Pointwise ${number}`, fields: { filters, size: 1 } },
  ...normalized(`${number}b`),
];

/** Howard et al. 2017, small. */
export const mobilenet: Template = {
  name: 'mobilenet-small',
  group: 'convolution',
  title: { en: 'Small MobileNet', zh: '小型 MobileNet' },
  summary: { en: 'Depthwise and pointwise convolutions, 32 and 64 filters', zh: '逐通道卷积加逐点卷积，32 和 64 个卷积核' },
  teaches: {
    en: 'A convolution taken apart into “where” and “what” costs a fraction of the weights: compare it with the small VGG.',
    zh: '把卷积拆成“看哪里”和“看什么”两步，权重只剩零头：和小型 VGG 比一比。',
  },
  network: drawnChain('MobileNet small', 'mnist', [
    { kind: 'input', name: 'Digits' },
    { id: 'conv', kind: 'conv2d', name: 'Conv', fields: { filters: 16, stride: 2 } },
    ...normalized('0'),
    ...separable(1, 32, 1),
    ...separable(2, 64, 2),
    { id: 'pool', kind: 'globalAveragePool', name: 'Average' },
    { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
    { kind: 'softmax', name: 'Softmax' },
  ]),
  expected: { epochs: 3, seed: 1, accuracy: 0.9408 },
};
