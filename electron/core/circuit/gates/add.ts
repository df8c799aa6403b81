import { binaryGate } from './shared/gate';

export const add = binaryGate({
  kind: 'add',
  title: { en: 'Add', zh: '加法' },
  summary: { en: 'The sum of two values', zh: '两个数之和' },
  symbol: '+',
  notation: { kind: 'infix', operator: '+' },
  rule: {
    en: 'Add hands the gradient on to both inputs unchanged: whichever input grows, the sum grows by as much.',
    zh: '加法门把梯度原样分给两个输入：任一输入增加多少，和就增加多少。',
  },
  output: ({ a, b }) => `${a} + ${b}`,
  derivatives: [() => '1', () => '1'],
  apply: (build, a, b) => build.add(a, b),
  points: [[-2, 5], [0.5, -0.25]],
});
