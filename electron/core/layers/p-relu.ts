import { elementCount } from '../tensor/tensor';
import type { LayerDefinition } from './definition';

/** He et al. 2015. Slopes are [channels, 1, …], one per channel of an image or per number of a flat list; they start at ¼. */
export const pRelu: LayerDefinition = {
  kind: 'pRelu',
  family: 'activation',
  title: { en: 'PReLU', zh: 'PReLU' },
  summary: { en: 'A leaky ReLU that learns its slopes', zh: '斜率由学习得到的 Leaky ReLU' },
  formula: String.raw`y_c = \max(0, x_c) + \alpha_c \min(0, x_c)`,
  inputs: ['input'],
  hasOutput: true,
  fields: {},
  inferShape: ([input]) => input,
  parameters: ([input]) => [{ name: 'slope', shape: [input[0], ...input.slice(1).map(() => 1)], initializer: { kind: 'constant', value: 0.25 } }],
  build: ({ build, inputs: [x], parameters: { slope } }) => build.pRelu(x, slope),
  flop: ([input]) => 3 * elementCount(input),
  samples: [{ inputs: [[6]] }, { inputs: [[2, 4, 3]] }],
};
