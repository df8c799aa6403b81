import { unaryGate } from './shared/gate';

export const exp = unaryGate({
  kind: 'exp',
  title: { en: 'Exp', zh: '指数函数' },
  summary: { en: 'e to the power of the value', zh: 'e 的幂' },
  symbol: 'exp',
  notation: { kind: 'call', name: 'exp' },
  rule: {
    en: 'Exp is its own slope, so it multiplies the gradient by its output.',
    zh: '指数函数的斜率就是它自己，所以梯度要乘以它的输出。',
  },
  output: ({ x }) => `e^{${x}}`,
  derivatives: [({ y }) => y],
  apply: (build, x) => build.exp(x),
  points: [[-1], [0.7]],
});
