import type { LayerDefinition } from './definition';

/** Where the examples enter: raw features become standardized real numbers. */
export const input: LayerDefinition = {
  kind: 'input',
  family: 'data',
  title: { en: 'Input', zh: '输入' },
  summary: { en: 'The examples, standardized', zh: '送入样本并做标准化' },
  synonyms: ['data', 'image', 'examples', '数据', '图像'],
  formula: String.raw`x = \frac{x_{\text{raw}} - \mu}{\sigma}`,
  inputs: [],
  hasOutput: true,
  fields: {},
  inferShape: (_inputs, _fields, { exampleShape }) => exampleShape,
  parameters: () => [],
  build: ({ build, inputs: [raw], surroundings: { mean, deviation } }) => {
    const x = raw.type.dtype === 'uint8' ? build.cast(raw, { to: 'float32' }) : raw;
    return build.mul(build.sub(x, mean), 1 / deviation);
  },
  flop: () => 0,
  samples: [{ inputs: [] }],
};
