import { binaryGate } from './shared/gate';

export const subtract = binaryGate({
  kind: 'subtract',
  title: { en: 'Subtract', zh: '减法' },
  summary: { en: 'The difference of two values', zh: '两个数之差' },
  symbol: '−',
  notation: { kind: 'infix', operator: '-' },
  rule: {
    en: 'Subtract hands the gradient on to the first input unchanged and to the second with the opposite sign.',
    zh: '减法门把梯度原样传给第一个输入，变号后传给第二个输入。',
  },
  output: ({ a, b }) => `${a} - ${b}`,
  derivatives: [() => '1', () => '-1'],
  apply: (build, a, b) => build.sub(a, b),
  points: [[-2, 5], [0.5, -0.25]],
});
