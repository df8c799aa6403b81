import { elementCount, formatShape, type Shape } from '../tensor/tensor';
import type { FieldValues } from '../fields/definition';
import { LayerProblem, type LayerDefinition } from './definition';
import { textField, textIn } from '../fields/fields';
import { box, line, soft } from './shared/picture';
import { fillShape, parseShape, shapeMistake } from './shared/typed-shape';

/** @throws LayerProblem if the numbers of the input do not fill the shape. */
function targetShape(input: Shape, fields: FieldValues): Shape {
  const typed = textIn(fields, 'shape');
  const shape = fillShape(parseShape(typed) ?? [], elementCount(input));
  if (shape) return shape;
  throw new LayerProblem(
    {
      en: `The ${elementCount(input)} numbers of ${formatShape(input)} do not fill the shape ${typed} exactly. Type another shape; -1 stands for the size that follows from the others.`,
      zh: `${formatShape(input)} 的 ${elementCount(input)} 个数不能恰好排成 ${typed}。请换一个形状；-1 表示由其余大小推出的那一个。`,
    },
    { kind: 'setField', field: 'shape', value: '-1', text: { en: 'Make it a flat list', zh: '改为排成一列' } },
  );
}

/** The numbers keep their order; only how they are counted changes. */
export const reshape: LayerDefinition = {
  kind: 'reshape',
  family: 'shape',
  title: { en: 'Reshape', zh: '改变形状' },
  summary: { en: 'The same numbers in another shape', zh: '同样的数，换一种排法' },
  synonyms: ['view', 'sequence', '变形'],
  picture: [soft(box(3, 8, 8, 12)), line(box(3, 8, 8, 12), box(13, 12, 8, 8), 'M3 14h8M17 12v8M7 5C9 2 15 2 17 6l1-3M17 6l-3-1')],
  formula: String.raw`\operatorname{vec}(y) = \operatorname{vec}(x)`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    shape: textField({
      label: { en: 'Shape', zh: '形状' },
      help: {
        en: 'Of one example, such as 8x4x4 for an image of 8 channels or 28x10 for a sequence of 28 positions with 10 features each. One size may be -1: it follows from the others.',
        zh: '一个样本的形状，如 8x4x4 是 8 个通道的图像，28x10 是 28 个位置、每个位置 10 个特征的序列。其中一个可以写 -1，由其余的推出。',
      },
      initial: '-1',
      mistake: shapeMistake,
    }),
  },
  inferShape: ([input], fields) => targetShape(input, fields),
  parameters: () => [],
  build: ({ build, inputs: [x], fields }) => {
    const [, ...input] = x.type.shape;
    return build.reshape(x, { shape: [-1, ...targetShape(input, fields)] });
  },
  torch: ({ x, shapes: [example], fields }) => ({ forward: `${x}.reshape(-1, ${targetShape(example, fields).join(', ')})` }),
  flop: () => 0,
  samples: [{ inputs: [[12]], fields: { shape: '3x2x2' } }, { inputs: [[2, 3, 4]], fields: { shape: '-1 × 8' } }, { inputs: [[2, 3]] }],
};
