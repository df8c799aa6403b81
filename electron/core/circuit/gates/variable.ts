import { source } from './shared/source';

export const variable = source({
  kind: 'variable',
  title: { en: 'Variable', zh: '变量' },
  summary: { en: 'A number with a name, to be changed and asked about', zh: '有名字的数，可以改动，也可以问它的梯度' },
  symbol: 'x',
  notation: { kind: 'name' },
  rule: {
    en: 'The gradients of all its wires add up here. The sum says how fast the output grows when this number grows.',
    zh: '从它引出的各条连线上的梯度在这里相加，其和表示：这个数增大时，输出以多快的速度增大。',
  },
  help: { en: 'Type a number, or press the arrow keys.', zh: '可直接输入，也可用方向键增减。' },
  learned: true,
});
