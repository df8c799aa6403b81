import { unaryGate } from './shared/gate';

export const relu = unaryGate({
  kind: 'relu',
  title: { en: 'ReLU', zh: 'ReLU' },
  summary: { en: 'The value if it is positive, otherwise 0', zh: '正数照样输出，其余输出 0' },
  symbol: 'relu',
  notation: { kind: 'call', name: 'relu' },
  rule: {
    en: 'ReLU is a switch: for a positive input the gradient passes unchanged, otherwise nothing passes.',
    zh: 'ReLU 像一个开关：输入为正时梯度原样通过，否则完全截断。',
  },
  output: ({ x }) => String.raw`\max(0, ${x})`,
  derivatives: [({ x }) => `[${x} > 0]`],
  apply: (build, x) => build.relu(x),
  points: [[1.5], [-0.5]],
});
