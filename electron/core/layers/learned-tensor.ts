import type { LayerDefinition } from './definition';
import { textField, textIn } from '../fields/fields';
import { forEachExample } from '../ops/shared/for-each-example';
import { parseShape, shapeMistake } from './shared/typed-shape';
import { zeroInitializer } from './shared/initialization';

/** A tensor that is the same for every example and is learned, as the class token of a vision transformer (Dosovitskiy et al. 2021). */
export const learnedTensor: LayerDefinition = {
  kind: 'learnedTensor',
  family: 'data',
  isFromFiles: true,
  title: { en: 'Learned tensor', zh: '可学习张量' },
  summary: { en: 'The same learned numbers for every example', zh: '所有样本共用的一组可学习的数' },
  formula: String.raw`y = \theta`,
  inputs: [],
  hasOutput: true,
  fields: {
    shape: textField({
      label: { en: 'Shape', zh: '形状' },
      help: { en: 'As one example of a connection, such as 1x16 for a token of 16 features.', zh: '相当于连线上一个样本的形状，如 1x16 表示一个有 16 个特征的标记。' },
      initial: '1x16',
      mistake: shapeMistake,
    }),
  },
  inferShape: (_inputs, fields) => parseShape(textIn(fields, 'shape')) ?? [],
  parameters: (_inputs, fields) => [{ name: 'weight', shape: parseShape(textIn(fields, 'shape')) ?? [], initializer: zeroInitializer }],
  build: ({ build, inputs: [raw], parameters: { weight } }) => forEachExample(build, weight, raw),
  torch: ({ self, x, fields }) => {
    const shape = parseShape(textIn(fields, 'shape')) ?? [];
    return { module: `nn.ParameterDict({"weight": nn.Parameter(torch.zeros(${shape.join(', ')}))})`, forward: `${self}["weight"].expand(len(${x}), ${shape.map(() => -1).join(', ')})` };
  },
  flop: () => 0,
  samples: [{ inputs: [], fields: { shape: '2x3' } }],
};
