import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { requireEqualShapes } from './shared/join';

const title: Text = { en: 'Add', zh: '相加' };

/** The sum of a residual connection (He et al. 2016). */
export const add: LayerDefinition = {
  kind: 'add',
  family: 'shape',
  title,
  summary: { en: 'Adds two paths, as around a residual block', zh: '把两条路相加，如残差块' },
  formula: String.raw`y = a + b`,
  inputs: ['a', 'b'],
  hasOutput: true,
  fields: {},
  inferShape: (inputs) => requireEqualShapes(title, inputs),
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.add(a, b),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[5], [5]] }, { inputs: [[2, 3, 3], [2, 3, 3]] }],
};
