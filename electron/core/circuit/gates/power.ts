import { binaryGate } from './shared/gate';

/** The derivative by the exponent is taken as 0 where the base is not positive. */
export const power = binaryGate({
  kind: 'power',
  title: { en: 'Power', zh: '幂' },
  summary: { en: 'The first value to the power of the second', zh: '以第一个数为底、第二个数为指数' },
  symbol: 'aᵇ',
  notation: { kind: 'infix', operator: '^' },
  rule: {
    en: 'The base gets the gradient times exponent · base^(exponent − 1), as in the rule for powers: the slope of x² is 2x.',
    zh: '底数得到的梯度要乘以“指数 · 底数^(指数 − 1)”，即幂函数的求导法则：x² 的斜率是 2x。',
  },
  output: ({ a, b }) => `${a}^{${b}}`,
  derivatives: [({ a, b }) => String.raw`${b} \cdot ${a}^{${b} - 1}`, ({ a, y }) => String.raw`${y} \cdot \ln ${a}`],
  apply: (build, a, b) => build.pow(a, b),
  points: [[2, 3], [0.5, -1.5]],
});
