import { unaryGate } from './shared/gate';

export const negate = unaryGate({
  kind: 'negate',
  title: { en: 'Negate', zh: '取相反数' },
  summary: { en: 'The value with the opposite sign, −1 times it', zh: '变号，即乘以 −1' },
  symbol: '−x',
  notation: { kind: 'negation' },
  rule: {
    en: 'Negate turns the sign of the gradient as it turns the sign of the value: multiplying by −1 has the slope −1.',
    zh: '值变号，梯度也变号：乘以 −1，斜率就是 −1。',
  },
  output: ({ x }) => `-${x}`,
  derivatives: [() => '-1'],
  apply: (build, x) => build.neg(x),
  points: [[2], [-0.5]],
});
