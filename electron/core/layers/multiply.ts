import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { requireEqualShapes } from './shared/join';

const title: Text = { en: 'Multiply', zh: '相乘' };

/** One path decides how much of the other passes. */
export const multiply: LayerDefinition = {
  kind: 'multiply',
  family: 'shape',
  title,
  summary: { en: 'Multiplies two paths, number by number', zh: '把两条路逐个相乘' },
  formula: String.raw`y = a \odot b`,
  inputs: ['a', 'b'],
  hasOutput: true,
  fields: {},
  inferShape: (inputs) => requireEqualShapes(title, inputs),
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.mul(a, b),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[5], [5]] }, { inputs: [[2, 3, 3], [2, 3, 3]] }],
};
