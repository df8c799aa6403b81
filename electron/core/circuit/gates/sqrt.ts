import { unaryGate } from './shared/gate';

export const sqrt = unaryGate({
  kind: 'sqrt',
  title: { en: 'Square root', zh: '平方根' },
  summary: { en: 'The square root; for values that are not negative', zh: '平方根，只对非负数有意义' },
  symbol: '√x',
  notation: { kind: 'call', name: 'sqrt' },
  rule: {
    en: 'Square root divides the gradient by twice its output: steep near zero, ever flatter beyond.',
    zh: '平方根门把梯度除以输出的两倍：在零附近很陡，越往后越平。',
  },
  output: ({ x }) => String.raw`\sqrt{${x}}`,
  derivatives: [({ y }) => String.raw`\frac{1}{2 \cdot ${y}}`],
  apply: (build, x) => build.sqrt(x),
  points: [[0.5], [4]],
});
