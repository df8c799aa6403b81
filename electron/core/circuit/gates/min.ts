import { binaryGate } from './shared/gate';

export const min = binaryGate({
  kind: 'min',
  title: { en: 'Min', zh: '最小值' },
  summary: { en: 'The smaller of two values', zh: '两个数中较小的一个' },
  symbol: 'min',
  notation: { kind: 'call', name: 'min' },
  rule: {
    en: 'Min is a router: the smaller input gets the whole gradient, the other one gets nothing.',
    zh: '最小值门像一个路由器：较小的输入得到全部梯度，另一个得到零。',
  },
  output: ({ a, b }) => String.raw`\min(${a}, ${b})`,
  derivatives: [({ a, b }) => String.raw`[${a} \le ${b}]`, ({ a, b }) => `[${a} > ${b}]`],
  apply: (build, a, b) => build.min(a, b),
  points: [[2, -1], [-3, 0.5]],
});
