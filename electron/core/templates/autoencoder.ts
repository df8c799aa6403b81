import type { Template } from './definition';
import { drawnChain } from './drawing';

/** Hinton and Salakhutdinov 2006, small: what passes through 16 numbers must be enough to draw the digit again. */
export const autoencoder: Template = {
  name: 'autoencoder',
  group: 'pictures',
  title: { en: 'Autoencoder', zh: '自编码器' },
  summary: { en: '784–128–16–128–784; its target is the digit itself', zh: '784–128–16–128–784，目标就是数字图像本身' },
  teaches: {
    en: 'Learning without labels: a digit squeezed through 16 numbers and drawn again. Make the code smaller and see what is lost.',
    zh: '不用标签的学习：把数字压成 16 个数再画出来。把编码改小，看看丢了什么。',
  },
  network: drawnChain('Autoencoder', 'mnist', [
    { kind: 'input', name: 'Digits' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'encoder', kind: 'dense', name: 'Encoder', fields: { units: 128 } },
    { id: 'relu1', kind: 'relu', name: 'ReLU 1' },
    { id: 'code', kind: 'dense', name: 'Code', fields: { units: 16, initialization: 'glorot' } },
    { id: 'decoder', kind: 'dense', name: 'Decoder', fields: { units: 128 } },
    { id: 'relu2', kind: 'relu', name: 'ReLU 2' },
    { id: 'pixels', kind: 'dense', name: 'Pixels', fields: { units: 784, initialization: 'glorot' } },
    { id: 'again', kind: 'squaredError', name: 'Drawn again', fields: { target: 'example' } },
  ]),
  expected: { epochs: 5, seed: 1, rSquared: 0.7202 },
};
