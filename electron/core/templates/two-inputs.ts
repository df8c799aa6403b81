import type { Template } from './definition';
import { Drawing } from './drawing';

const sides = { left: { en: 'Left' }, right: { en: 'Right' } } as const;

/** Two eyes that see half a digit each. */
function network() {
  const drawing = new Drawing();
  const [left, right] = (['left', 'right'] as const).map((part) =>
    drawing.chain([
      { id: part, kind: 'input', name: `${sides[part].en} half`, fields: { part } },
      { id: `${part}Conv`, kind: 'conv2d', name: `${sides[part].en} conv`, fields: { filters: 16 } },
      { id: `${part}Relu`, kind: 'relu', name: `${sides[part].en} ReLU` },
      { id: `${part}Pool`, kind: 'maxPool', name: `${sides[part].en} pool` },
      { id: `${part}Flat`, kind: 'flatten', name: `${sides[part].en} flat` },
    ]),
  );
  drawing.add({ id: 'both', kind: 'concatenate', name: 'Both' }, left, right);
  drawing.chain(
    [
      { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units: 64 } },
      { id: 'relu', kind: 'relu', name: 'ReLU' },
      { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
      { kind: 'softmax', name: 'Softmax' },
    ],
    'both',
  );
  return drawing.network('Two inputs', 'mnist');
}

export const twoInputs: Template = {
  name: 'two-inputs',
  group: 'branches',
  title: { en: 'Two inputs', zh: '双输入网络' },
  summary: { en: 'Left and right half through filters of their own, then together', zh: '左右两半各走各的卷积，再合在一起' },
  teaches: {
    en: 'Any network without circles can be built: two inputs with filters of their own that meet in one layer. Delete one side and see what half a digit tells.',
    zh: '只要不成圈，怎样的网络都能搭：两个输入各有自己的卷积，在一层会合。删去一边，看看半个数字能说明多少。',
  },
  network: network(),
  expected: { epochs: 2, seed: 1, accuracy: 0.977 },
};
