import { elementCount, formatShape, sameShape, type Shape } from '../tensor/tensor';
import type { FieldValues } from '../fields/definition';
import type { LayerDefinition, Surroundings } from './definition';
import { choiceField, choiceIn, textField, textIn } from '../fields/fields';
import { parseShape, shapeMistake } from './shared/typed-shape';

const shapeIn = (fields: FieldValues): Shape => parseShape(textIn(fields, 'shape')) ?? [];

const mismatch = (wanted: Shape, { exampleShape }: Surroundings) => ({
  en: `The model takes examples of ${formatShape(wanted)}, but those of the dataset are ${formatShape(exampleShape)}. Choose a dataset of that shape, or replace this layer by an Input layer.`,
  zh: `模型需要 ${formatShape(wanted)} 的样本，而数据集的样本是 ${formatShape(exampleShape)}。请换用形状相符的数据集，或把这一层换成普通的输入层。`,
});

/** The input of a model file. It keeps its own shape, so that the model can be looked at with any dataset. */
export const modelInput: LayerDefinition = {
  kind: 'modelInput',
  family: 'data',
  isFromFiles: true,
  title: { en: 'Model input', zh: '模型输入' },
  summary: { en: 'Where examples enter a model from a file', zh: '样本由此进入来自文件的模型' },
  formula: String.raw`x = x_{\text{raw}} \quad\text{or}\quad x = \frac{x_{\text{raw}} - \mu}{\sigma}`,
  inputs: [],
  hasOutput: true,
  fields: {
    shape: textField({
      label: { en: 'Shape', zh: '形状' },
      help: { en: 'Of one example, as the model wants it, such as 3x224x224.', zh: '模型所需的一个样本的形状，如 3x224x224。' },
      initial: '1x28x28',
      mistake: (text) => shapeMistake(text),
    }),
    features: choiceField({
      label: { en: 'Features', zh: '特征' },
      help: {
        en: 'Raw hands the stored numbers on as they are; standardized first brings them to mean 0 and deviation 1 over the dataset. A file does not say which one its model was trained with.',
        zh: '“原始”把存储的数原样送入；“标准化”先按数据集变为均值 0、标准差 1。文件本身不会说明模型训练时用的是哪一种。',
      },
      initial: 'raw',
      options: [
        { value: 'raw', label: { en: 'Raw', zh: '原始' } },
        { value: 'standardized', label: { en: 'Standardized', zh: '标准化' } },
      ],
    }),
  },
  inferShape: (_inputs, fields) => shapeIn(fields),
  obstacle: (fields, surroundings) => {
    const wanted = shapeIn(fields);
    const fits = !wanted.includes(-1) && elementCount(wanted) === elementCount(surroundings.exampleShape);
    return fits ? undefined : mismatch(wanted, surroundings);
  },
  parameters: () => [],
  build: ({ build, inputs: [raw], fields, surroundings: { mean, deviation, exampleShape } }) => {
    const wanted = shapeIn(fields);
    const x = raw.type.dtype === 'uint8' ? build.cast(raw, { to: 'float32' }) : raw;
    const shaped = sameShape(wanted, exampleShape) ? x : build.reshape(x, { shape: [-1, ...wanted] });
    return choiceIn(fields, 'features') === 'raw' ? shaped : build.mul(build.sub(shaped, mean), 1 / deviation);
  },
  torch: ({ x, fields, surroundings: { mean, deviation, exampleShape } }) => {
    const wanted = shapeIn(fields);
    const shaped = sameShape(wanted, exampleShape) ? x : `${x}.reshape(-1, ${wanted.join(', ')})`;
    return { forward: choiceIn(fields, 'features') === 'raw' ? shaped : `(${shaped} - ${mean}) / ${deviation}` };
  },
  flop: () => 0,
  samples: [
    { inputs: [], fields: { shape: '1x4x4' } },
    { inputs: [], fields: { shape: '16', features: 'standardized' } },
  ],
};
