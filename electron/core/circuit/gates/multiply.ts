import { binaryGate } from './shared/gate';

export const multiply = binaryGate({
  kind: 'multiply',
  title: { en: 'Multiply', zh: '乘法' },
  summary: { en: 'The product of two values', zh: '两个数之积' },
  symbol: '×',
  notation: { kind: 'infix', operator: '*' },
  rule: {
    en: 'Multiply swaps its inputs: each one gets the gradient times the value of the other.',
    zh: '乘法门交换输入：每个输入得到的梯度，是上游梯度乘以另一个输入的值。',
  },
  output: ({ a, b }) => String.raw`${a} \cdot ${b}`,
  derivatives: [({ b }) => b, ({ a }) => a],
  apply: (build, a, b) => build.mul(a, b),
  points: [[3, -4], [0.5, -0.25]],
});
