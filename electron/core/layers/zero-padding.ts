import type { Text } from '../tensor/text';
import type { LayerDefinition } from './definition';
import { borderFields, bordersIn } from './shared/borders';
import { box, line, soft } from './shared/picture';
import { requireSides } from './shared/shapes';
import { functionOf } from './shared/torch';

const title: Text = { en: 'Zero padding', zh: '补零' };

/** Every channel gets the same border. */
export const zeroPadding: LayerDefinition = {
  kind: 'zeroPadding',
  family: 'shape',
  title,
  summary: { en: 'Adds a border of zeros', zh: '在四周补一圈零' },
  synonyms: ['pad', 'border', '填充'],
  picture: [soft(box(8, 8, 8, 8)), line(box(8, 8, 8, 8), 'M3 6V3h3M10 3h4M18 3h3v3M21 10v4M21 18v3h-3M14 21h-4M6 21H3v-3M3 14v-4')],
  formula: String.raw`y_{c,\,i+t,\,j+l} = x_{c,i,j}, \text{ else } 0`,
  inputs: ['input'],
  hasOutput: true,
  fields: borderFields({ en: 'Rows or columns of zeros added on this side.', zh: '在这一侧补几行或几列零。' }),
  inferShape: ([input], fields) => {
    requireSides(title, input);
    const { top, bottom, left, right } = bordersIn(fields);
    return [input[0], input[1] + top + bottom, input[2] + left + right];
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => {
    const { top, bottom, left, right } = bordersIn(fields);
    return build.pad(x, { pads: [0, 0, top, left, 0, 0, bottom, right] });
  },
  window: () => ({ size: 1, stride: 1 }),
  torch: functionOf((x, fields) => {
    const { top, bottom, left, right } = bordersIn(fields);
    return `F.pad(${x}, (${left}, ${right}, ${top}, ${bottom}))`;
  }),
  flop: () => 0,
  samples: [{ inputs: [[2, 3, 2]] }, { inputs: [[1, 2, 3]], fields: { top: 2, bottom: 0, left: 0, right: 1 } }],
};
