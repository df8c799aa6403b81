import { unaryGate } from './shared/gate';

export const tanh = unaryGate({
  kind: 'tanh',
  title: { en: 'Tanh', zh: 'Tanh' },
  summary: { en: 'Squeezes the value into −1 … 1', zh: '把数压到 −1 和 1 之间' },
  symbol: 'tanh',
  notation: { kind: 'call', name: 'tanh' },
  rule: {
    en: 'Tanh multiplies the gradient by 1 − y²: all of it at 0, almost nothing where the output is near −1 or 1.',
    zh: 'Tanh 把梯度乘以 1 − y²：在 0 处全部通过，输出接近 −1 或 1 时几乎为零。',
  },
  output: ({ x }) => String.raw`\tanh(${x})`,
  derivatives: [({ y }) => `1 - ${y}^2`],
  apply: (build, x) => build.tanh(x),
  points: [[0.5], [-1.5]],
});
