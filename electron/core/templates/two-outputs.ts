import type { Template } from './definition';
import { Drawing } from './drawing';

/** One code for two tasks; the weights say how much each of them counts. */
function network() {
  const drawing = new Drawing();
  const code = drawing.chain([
    { kind: 'input', name: 'Digits' },
    { kind: 'flatten', name: 'Flatten' },
    { id: 'encoder', kind: 'dense', name: 'Encoder', fields: { units: 128 } },
    { id: 'relu1', kind: 'relu', name: 'ReLU 1' },
    { id: 'code', kind: 'dense', name: 'Code', fields: { units: 32 } },
    { id: 'relu2', kind: 'relu', name: 'ReLU 2' },
  ]);
  drawing.chain(
    [
      { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: 10, initialization: 'glorot' } },
      { kind: 'softmax', name: 'Which digit' },
    ],
    code,
  );
  drawing.chain(
    [
      { id: 'pixels', kind: 'dense', name: 'Pixels', fields: { units: 784, initialization: 'glorot' } },
      { id: 'again', kind: 'squaredError', name: 'Drawn again', fields: { target: 'example', weight: 0.5 } },
    ],
    code,
  );
  return drawing.network('Two outputs', 'mnist');
}

export const twoOutputs: Template = {
  name: 'two-outputs',
  group: 'branches',
  title: { en: 'Two outputs', zh: '双输出网络' },
  summary: { en: 'Names the digit and draws it again from the same 32 numbers', zh: '用同样的 32 个数既认出数字，又把它画出来' },
  teaches: {
    en: 'Two losses added make one gradient: change their weights and see which task wins the shared layers.',
    zh: '两个损失相加成为一个梯度：改变它们的权重，看共用的层更偏向哪项任务。',
  },
  network: network(),
  expected: { epochs: 3, seed: 1, accuracy: 0.9719 },
};
