import type { Template } from './definition';
import { Drawing } from './drawing';

/** One block of Vaswani et al. 2017 over the 28 rows of a digit; what lies behind it knows their order. */
function network() {
  const drawing = new Drawing();
  const rows = drawing.chain([
    { kind: 'input', name: 'Digits' },
    { id: 'rows', kind: 'reshape', name: '28 rows', fields: { shape: '28x28' } },
    { id: 'embed', kind: 'conv1d', name: 'Embed', fields: { filters: 32 } },
  ]);
  const attended = drawing.add({ id: 'attention', kind: 'selfAttention', name: 'Attention', fields: { heads: 4 } });
  drawing.add({ kind: 'add', name: 'Add' }, rows, attended);
  drawing.chain(
    [
      { id: 'norm', kind: 'layerNormalization', name: 'Norm' },
      { kind: 'flatten', name: 'Flatten' },
      { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
      { kind: 'softmax', name: 'Softmax' },
    ],
    'add',
  );
  return drawing.network('Attention', 'mnist');
}

export const attention: Template = {
  name: 'attention-tiny',
  group: 'branches',
  title: { en: 'Tiny attention', zh: '微型注意力' },
  summary: { en: 'The rows of a digit as a sequence; one block with four heads', zh: '把数字的每一行当作序列，一个四头注意力块' },
  teaches: {
    en: 'How each row of a digit looks at all other rows, and why the sum beside it keeps what the row was.',
    zh: '数字的每一行怎样看其余各行，旁边的加法又怎样保住这一行原来的样子。',
  },
  network: network(),
  expected: { epochs: 3, seed: 1, accuracy: 0.9614 },
};
