import { binaryGate } from './shared/gate';

export const max = binaryGate({
  kind: 'max',
  title: { en: 'Max', zh: '最大值' },
  summary: { en: 'The larger of two values', zh: '两个数中较大的一个' },
  symbol: 'max',
  notation: { kind: 'call', name: 'max' },
  rule: {
    en: 'Max is a router: the larger input gets the whole gradient, the other one gets nothing, for a small change of it changes nothing.',
    zh: '最大值门像一个路由器：较大的输入得到全部梯度，另一个得到零，因为它稍有变化并不影响输出。',
  },
  output: ({ a, b }) => String.raw`\max(${a}, ${b})`,
  derivatives: [({ a, b }) => String.raw`[${a} \ge ${b}]`, ({ a, b }) => `[${a} < ${b}]`],
  apply: (build, a, b) => build.max(a, b),
  points: [[2, -1], [-3, 0.5]],
});
