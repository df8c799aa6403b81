import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { requireEqualShapes } from './shared/join';
import { dot, line } from './shared/picture';

const title: Text = { en: 'Multiply', zh: '相乘' };

/** One path decides how much of the other passes. */
export const multiply: LayerDefinition = {
  kind: 'multiply',
  family: 'shape',
  title,
  summary: { en: 'Multiplies two paths, number by number', zh: '把两条路逐个相乘' },
  synonyms: ['mul', 'gate', 'product', 'hadamard', '逐元素相乘', '门控'],
  picture: [line(dot(14, 12, 7), 'M11.5 9.5l5 5M16.5 9.5l-5 5M2 6l6 3M2 18l6-3')],
  formula: String.raw`y = a \odot b`,
  inputs: ['a', 'b'],
  hasOutput: true,
  fields: {},
  inferShape: (inputs) => requireEqualShapes(title, inputs),
  parameters: () => [],
  build: ({ build, inputs: [a, b] }) => build.mul(a, b),
  torch: ({ inputs: [a, b] }) => ({ forward: `${a} * ${b}` }),
  flop: ([input]) => elementCount(input),
  samples: [{ inputs: [[5], [5]] }, { inputs: [[2, 3, 3], [2, 3, 3]] }],
};
