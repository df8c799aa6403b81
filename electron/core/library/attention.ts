import type { LibraryBlock } from './definition';

/** y = LayerNorm(x + attention(x)): one sub-layer of a transformer (Vaswani et al. 2017, section 3.1). */
export const attention: LibraryBlock = {
  name: 'attention',
  title: { en: 'Attention block', zh: '注意力模块' },
  summary: { en: 'Self-attention, a way around it, and normalization', zh: '自注意力加捷径，再做归一化' },
  parts: [
    { id: 'attention', kind: 'selfAttention', fields: { heads: 4 }, from: ['input'] },
    { id: 'add', kind: 'add', from: ['attention', 'input'] },
    { id: 'norm', kind: 'layerNormalization', from: ['add'] },
  ],
  parameters: [{ name: { en: 'Heads', zh: '头数' }, drives: ['attention.heads'] }],
  samples: [{ input: [3, 4] }, { input: [5, 6], values: [2] }],
};
