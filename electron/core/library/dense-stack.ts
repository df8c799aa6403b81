import type { LibraryBlock } from './definition';

/** Two dense layers of one width, each with ReLU and Dropout (Srivastava et al. 2014). */
export const denseStack: LibraryBlock = {
  name: 'denseStack',
  title: { en: 'Dense stack', zh: '全连接组' },
  summary: { en: 'Two dense layers with ReLU and Dropout', zh: '两个全连接层，带 ReLU 与 Dropout' },
  parts: [
    { id: 'dense1', kind: 'dense', fields: { units: 64 }, from: ['input'] },
    { id: 'relu1', kind: 'relu', from: ['dense1'] },
    { id: 'dropout1', kind: 'dropout', fields: { rate: 0.2 }, from: ['relu1'] },
    { id: 'dense2', kind: 'dense', fields: { units: 64 }, from: ['dropout1'] },
    { id: 'relu2', kind: 'relu', from: ['dense2'] },
    { id: 'dropout2', kind: 'dropout', fields: { rate: 0.2 }, from: ['relu2'] },
  ],
  parameters: [
    { name: { en: 'Units', zh: '单元数' }, drives: ['dense1.units', 'dense2.units'] },
    { name: { en: 'Dropout', zh: '丢弃率' }, drives: ['dropout1.rate', 'dropout2.rate'] },
  ],
  samples: [{ input: [5], values: [4] }, { input: [3], values: [6, 0.5] }],
};
