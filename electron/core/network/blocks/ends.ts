/** The two ends of a block, as cards inside of it. They compute nothing: what enters or leaves an instance passes through. */
import type { LayerFace } from '../face';

export const blockInput: LayerFace = {
  kind: 'blockInput',
  family: 'block',
  title: { en: 'Block input', zh: '模块输入' },
  summary: { en: 'What enters the block: one input port of its instances', zh: '进入模块的值：对应每个实例的一个输入端' },
  formula: '',
  inputs: [],
  hasOutput: true,
  fields: {},
};

export const blockOutput: LayerFace = {
  kind: 'blockOutput',
  family: 'block',
  title: { en: 'Block output', zh: '模块输出' },
  summary: { en: 'What leaves the block', zh: '离开模块的值' },
  formula: '',
  inputs: ['output'],
  hasOutput: false,
  fields: {},
};

/** The end of this kind, or `undefined` if it is none. */
export const endNamed = (kind: string): LayerFace | undefined => [blockInput, blockOutput].find((end) => end.kind === kind);
