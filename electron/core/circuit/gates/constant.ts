import { source } from './shared/source';

export const constant = source({
  kind: 'constant',
  title: { en: 'Constant', zh: '常数' },
  summary: { en: 'A fixed number', zh: '固定不变的数' },
  symbol: 'c',
  notation: { kind: 'number' },
  rule: {
    en: 'A gradient arrives here as everywhere, but nobody uses it: a constant is not learned.',
    zh: '梯度同样会传到这里，但没有人用它：常数不参与学习。',
  },
  help: { en: 'Type a number, or press the arrow keys.', zh: '可直接输入，也可用方向键增减。' },
  learned: false,
});
