import { unaryGate } from './shared/gate';

export const reciprocal = unaryGate({
  kind: 'reciprocal',
  title: { en: 'Reciprocal', zh: '倒数' },
  summary: { en: 'One divided by the value', zh: '用 1 除以这个数' },
  symbol: '1/x',
  notation: { kind: 'reciprocal' },
  rule: {
    en: 'Reciprocal multiplies the gradient by −1/x²: never positive, steep near zero and flat far from it.',
    zh: '倒数门把梯度乘以 −1/x²：从不为正，在零附近很陡，远离零则很平。',
  },
  output: ({ x }) => String.raw`\frac{1}{${x}}`,
  derivatives: [({ x }) => String.raw`-\frac{1}{${x}^2}`],
  apply: (build, x) => build.reciprocal(x),
  points: [[1.37], [-0.5]],
});
