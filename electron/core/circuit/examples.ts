/** Ready-made circuits to start from, with what there is to see in them. */
import type { Text } from '../tensor/text';

export interface CircuitExample {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  /** With the numbers of its variables. */
  readonly expression: string;
}

export const circuitExamples: readonly CircuitExample[] = [
  {
    name: 'product-of-sum',
    title: { en: 'Sum times z', zh: '和乘以 z' },
    summary: { en: 'Two gates, one chain: how multiply swaps and add shares', zh: '两个门、一条链：看乘法怎样交换，加法怎样分配' },
    expression: 'x = -2; y = 5; z = -4; (x + y) * z',
  },
  {
    name: 'sigmoid-neuron',
    title: { en: 'Sigmoid neuron, gate by gate', zh: 'Sigmoid 神经元（逐门拆开）' },
    summary: { en: 'A neuron taken apart into its smallest gates', zh: '把一个神经元拆成最小的门' },
    expression: 'w0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3; 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))',
  },
  {
    name: 'sigmoid-gate',
    title: { en: 'Sigmoid neuron, one gate', zh: 'Sigmoid 神经元（合成一个门）' },
    summary: { en: 'The same neuron with σ as one gate: the same gradients', zh: '同一个神经元，σ 合成一个门，梯度完全一样' },
    expression: 'w0 = 2; x0 = -1; w1 = -3; x1 = -2; w2 = -3; sigmoid(w0*x0 + w1*x1 + w2)',
  },
  {
    name: 'max',
    title: { en: 'Max chooses', zh: '最大值的选择' },
    summary: { en: 'Only the larger branch gets a gradient', zh: '只有较大的一支得到梯度' },
    expression: 'x = 3; y = -4; z = 2; w = -1; 2 * (x * y + max(z, w))',
  },
  {
    name: 'relu-neuron',
    title: { en: 'ReLU neuron', zh: 'ReLU 神经元' },
    summary: { en: 'Make b smaller until the neuron dies', zh: '把 b 调小，直到神经元“死掉”' },
    expression: 'w1 = 0.5; x1 = 2; w2 = -1; x2 = 1; b = 0.5; relu(w1*x1 + w2*x2 + b)',
  },
  {
    name: 'hinge-loss',
    title: { en: 'Hinge loss', zh: '合页损失' },
    summary: { en: 'Scores of two wrong classes against the right one, with margin 1', zh: '两个错误类的得分与正确类相比，间隔为 1' },
    expression: 's0 = 1.5; s1 = 3.2; y = 2.4; max(0, s0 - y + 1) + max(0, s1 - y + 1)',
  },
];
