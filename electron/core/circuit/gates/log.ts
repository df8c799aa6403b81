import { unaryGate } from './shared/gate';

export const log = unaryGate({
  kind: 'log',
  title: { en: 'Log', zh: '自然对数' },
  summary: { en: 'The natural logarithm; for positive values only', zh: '自然对数，只对正数有意义' },
  symbol: 'ln',
  notation: { kind: 'call', name: 'log' },
  rule: {
    en: 'Log divides the gradient by its input: large for small inputs, small for large ones.',
    zh: '对数门把梯度除以输入：输入越小，梯度越大。',
  },
  output: ({ x }) => String.raw`\ln ${x}`,
  derivatives: [({ x }) => String.raw`\frac{1}{${x}}`],
  apply: (build, x) => build.log(x),
  points: [[0.5], [3]],
});
