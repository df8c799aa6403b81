import type { Link } from './chain';
import type { Template } from './definition';
import { Drawing } from './drawing';

const convolution = (id: string, name: string, filters: number, stride = 1, size = 3): Link[] => [
  { id: `conv${id}`, kind: 'conv2d', name: `Conv ${name}`, fields: { filters, size, stride } },
  { id: `norm${id}`, kind: 'batchNormalization', name: `Norm ${name}` },
];
const relu = (id: string, name = id): Link => ({ id: `relu${id}`, kind: 'relu', name: `ReLU ${name}` });

/** He et al. 2016, figure 2; where the shape changes, the shortcut is a projection. */
function block(drawing: Drawing, source: string, number: number, filters: number, stride: number): string {
  const path = drawing.chain([...convolution(`${number}a`, `${number}a`, filters, stride), relu(`${number}a`), ...convolution(`${number}b`, `${number}b`, filters)], source);
  const shortcut = stride === 1 ? source : drawing.chain(convolution(`${number}s`, `${number} shortcut`, filters, stride, 1), source);
  drawing.add({ id: `add${number}`, kind: 'add', name: `Add ${number}` }, path, shortcut);
  return drawing.add(relu(String(number)));
}

function network() {
  const drawing = new Drawing();
  const stem = drawing.chain([{ kind: 'input', name: 'Digits' }, ...convolution('0', '0', 16), relu('0')]);
  const first = block(drawing, stem, 1, 16, 1);
  const second = block(drawing, first, 2, 32, 2);
  drawing.chain(
    [
      { id: 'pool', kind: 'globalAveragePool', name: 'Average' },
      { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
      { kind: 'softmax', name: 'Softmax' },
    ],
    second,
  );
  return drawing.network('ResNet small', 'mnist');
}

export const resnet: Template = {
  name: 'resnet-small',
  group: 'convolution',
  title: { en: 'Small ResNet', zh: '小型 ResNet' },
  summary: { en: 'Two residual blocks of 16 and 32 filters with batch norm', zh: '两个残差块，16 和 32 个卷积核，带批归一化' },
  teaches: {
    en: 'A shortcut around two layers lets the gradient reach the front undiminished: watch the gradient norms of both paths.',
    zh: '绕过两层的捷径让梯度毫无衰减地回到前面：对照看两条路上的梯度大小。',
  },
  network: network(),
  settings: { batchSize: 128 },
  expected: { epochs: 2, seed: 1, accuracy: 0.9664 },
};
