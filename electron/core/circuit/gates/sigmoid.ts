import { unaryGate } from './shared/gate';

export const sigmoid = unaryGate({
  kind: 'sigmoid',
  title: { en: 'Sigmoid', zh: 'Sigmoid' },
  summary: { en: 'Squeezes the value into 0 … 1', zh: '把数压到 0 和 1 之间' },
  symbol: 'σ',
  notation: { kind: 'call', name: 'sigmoid' },
  rule: {
    en: 'Sigmoid multiplies the gradient by y(1 − y): at most 1/4, and almost 0 where the output is near 0 or 1. That is saturation.',
    zh: 'Sigmoid 把梯度乘以 y(1 − y)：最多 1/4，输出接近 0 或 1 时几乎为零，这就是饱和。',
  },
  output: ({ x }) => String.raw`\sigma(${x})`,
  derivatives: [({ y }) => String.raw`${y} \cdot (1 - ${y})`],
  apply: (build, x) => build.sigmoid(x),
  points: [[1], [-2]],
});
