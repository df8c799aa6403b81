import { chain } from './chain';
import type { Expected, Template } from './definition';

/** Measured for each width; five epochs, seed 1. */
const accuracies: Readonly<Record<number, number>> = { 3: 0.7667, 64: 0.971, 128: 0.9754, 256: 0.9771, 512: 0.974 };

function ofWidth(units: number, accuracy: number): Template {
  const expected: Expected = { epochs: 5, seed: 1, accuracy };
  return {
    name: `mlp-${units}`,
    group: 'dense',
    title: { en: `${units} hidden units`, zh: `${units} 个隐藏单元` },
    summary: { en: `784–${units}–10 with ReLU`, zh: `784–${units}–10，使用 ReLU` },
    teaches: {
      en: 'What the width of a hidden layer buys: train all five of them and compare accuracy with the number of weights.',
      zh: '隐藏层的宽度换来了什么：把五个都训练一遍，比较准确率和权重数。',
    },
    network: chain(`MLP ${units}`, 'mnist', 3, [
      { kind: 'input', name: 'Digits' },
      { kind: 'flatten', name: 'Flatten' },
      { id: 'hidden', kind: 'dense', name: 'Hidden', fields: { units } },
      { kind: 'relu', name: 'ReLU' },
      { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
      { kind: 'softmax', name: 'Softmax' },
    ]),
    expected,
  };
}

/** The same network five times, from a bottleneck of three units to more than it needs. */
export const denseWidths: readonly Template[] = Object.entries(accuracies).map(([units, accuracy]) => ofWidth(Number(units), accuracy));
