import { elementCount } from '../tensor/tensor';
import type { LayerDefinition } from './definition';
import { box, line, soft } from './shared/picture';
import { functionOf } from './shared/torch';

/** Lines up all numbers of an example, channel by channel, row by row. */
export const flatten: LayerDefinition = {
  kind: 'flatten',
  family: 'shape',
  title: { en: 'Flatten', zh: '展平' },
  summary: { en: 'Turns an image into a list of numbers', zh: '把图像排成一列数' },
  synonyms: ['vectorize', 'unroll', '拉平'],
  picture: [soft(box(6, 3, 12, 6)), line(box(6, 3, 12, 6), 'M10 3v6M14 3v6M6 6h12M12 11v4', box(2, 17, 20, 4), 'M7 17v4M12 17v4M17 17v4')],
  formula: String.raw`y_{(c H + i) W + j} = x_{c,i,j}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {},
  inferShape: ([input]) => [elementCount(input)],
  parameters: () => [],
  build: ({ build, inputs: [x] }) => build.flatten(x, { axis: 1 }),
  torch: functionOf((x) => `${x}.flatten(1)`),
  flop: () => 0,
  samples: [{ inputs: [[2, 3, 4]] }, { inputs: [[5]] }],
};
