import type { Template } from './definition';
import { drawnChain } from './drawing';

/** Shi et al. 2016, small: all filters work on the small picture, the last ones make four pixels of each. */
export const superResolution: Template = {
  name: 'super-resolution',
  group: 'pictures',
  title: { en: 'Super-resolution', zh: '超分辨率' },
  summary: { en: '28×28 averaged to 14×14, back to 28×28 by pixel shuffle', zh: '28×28 平均缩成 14×14，再用像素重排回到 28×28' },
  teaches: {
    en: 'What a picture of a quarter of the pixels still tells: the network learns to fill in the rest. Compare it with Upsample in place of its filters.',
    zh: '只剩四分之一像素的图还能告诉我们什么：网络学着补出其余的。可以和直接上采样比一比。',
  },
  network: drawnChain('Super-resolution', 'mnist', [
    { kind: 'input', name: 'Digits' },
    { id: 'smaller', kind: 'averagePool', name: '14×14' },
    { id: 'conv1', kind: 'conv2d', name: 'Conv 1', fields: { filters: 32, size: 5 } },
    { id: 'relu1', kind: 'relu', name: 'ReLU 1' },
    { id: 'conv2', kind: 'conv2d', name: 'Conv 2', fields: { filters: 16 } },
    { id: 'relu2', kind: 'relu', name: 'ReLU 2' },
    { id: 'conv3', kind: 'conv2d', name: 'Sub-pixels', fields: { filters: 4, initialization: 'glorot' } },
    { kind: 'pixelShuffle', name: '28×28', fields: { factor: 2 } },
    { id: 'sharp', kind: 'squaredError', name: 'Sharp again', fields: { target: 'example' } },
  ]),
  expected: { epochs: 2, seed: 1, rSquared: 0.9439 },
};
