import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { requireEqualShapes } from './shared/join';
import { dot, line } from './shared/picture';

const title: Text = { en: 'Add', zh: '相加' };

/** The sum of a residual connection (He et al. 2016). */
export const add: LayerDefinition = {
  kind: 'add',
  family: 'shape',
  title,
  summary: { en: 'Adds two paths, as around a residual block', zh: '把两条路相加，如残差块' },
  synonyms: ['residual', 'resnet', 'skip', 'sum', 'plus', '残差', '求和'],
  picture: [line(dot(14, 12, 7), 'M14 8.5v7M10.5 12h7M2 6l6 3M2 18l6-3')],
  formula: String.raw`y = a + b`,
  inputs: ['a', 'b'],
  hasOutput: true,
  fields: {},
  inferShape: (inputs) => requireEqualShapes(title, inputs),
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.add(a, b),
  torch: ({ inputs: [a, b] }) => ({ forward: `${a} + ${b}` }),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[5], [5]] }, { inputs: [[2, 3, 3], [2, 3, 3]] }],
};
