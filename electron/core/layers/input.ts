import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import { LayerProblem, type LayerDefinition } from './definition';
import { choiceField, choiceIn } from '../fields/fields';
import { describeShape } from './shared/shapes';
import { standardize } from './shared/standardize';

/** Half of an axis, counted from the last one: its first elements, or the rest of them. */
const halves: Readonly<Record<string, { readonly axis: -1 | -2; readonly isFirst: boolean }>> = {
  left: { axis: -1, isFirst: true },
  right: { axis: -1, isFirst: false },
  upper: { axis: -2, isFirst: true },
  lower: { axis: -2, isFirst: false },
};

/** The axis that is cut, and from where to where; `undefined` for the whole. */
function cutOf(part: string, shape: Shape): { readonly axis: number; readonly start: number; readonly end: number } | undefined {
  if (part === 'whole') return undefined;
  const { axis: fromEnd, isFirst } = halves[part];
  const axis = shape.length + fromEnd;
  const size = shape[axis] ?? 0;
  const middle = size >> 1;
  if (middle === 0) throw new LayerProblem(noHalves(shape), wholeInstead);
  return isFirst ? { axis, start: 0, end: middle } : { axis, start: middle, end: size };
}

const wholeInstead = { kind: 'setField', field: 'part', value: 'whole', text: { en: 'Take the whole example', zh: '改为完整样本' } } as const;

function noHalves(shape: Shape): Text {
  const got = describeShape(shape);
  return {
    en: `An example of this dataset is ${got.en}, which cannot be cut in half that way.`,
    zh: `这个数据集的样本是 ${got.zh}，没法这样切成两半。`,
  };
}

/** Where the examples enter, whole or in part: raw features become standardized real numbers. */
export const input: LayerDefinition = {
  kind: 'input',
  family: 'data',
  title: { en: 'Input', zh: '输入' },
  summary: { en: 'The examples, standardized', zh: '送入样本并做标准化' },
  synonyms: ['data', 'image', 'examples', '数据', '图像'],
  formula: String.raw`x = \frac{x_{\text{raw}} - \mu}{\sigma}`,
  inputs: [],
  hasOutput: true,
  fields: {
    part: choiceField({
      label: { en: 'Part', zh: '取哪部分' },
      help: {
        en: 'How much of each example enters here. With several Input layers a network can look at both halves separately. Of an odd size, the second half is the larger one.',
        zh: '每个样本从这里送入多少。用几个输入层，网络就能分别看两半。长度为奇数时，后一半多一个。',
      },
      initial: 'whole',
      options: [
        { value: 'whole', label: { en: 'Whole example', zh: '完整样本' } },
        { value: 'left', label: { en: 'Left half', zh: '左半边' } },
        { value: 'right', label: { en: 'Right half', zh: '右半边' } },
        { value: 'upper', label: { en: 'Upper half', zh: '上半边' } },
        { value: 'lower', label: { en: 'Lower half', zh: '下半边' } },
      ],
    }),
  },
  inferShape: (_inputs, fields, { exampleShape }) => {
    const cut = cutOf(choiceIn(fields, 'part'), exampleShape);
    return cut ? exampleShape.with(cut.axis, cut.end - cut.start) : exampleShape;
  },
  parameters: () => [],
  build: ({ build, inputs: [raw], fields, surroundings }) => {
    const cut = cutOf(choiceIn(fields, 'part'), surroundings.exampleShape);
    const part = cut ? build.slice(raw, { starts: [cut.start], ends: [cut.end], axes: [cut.axis + 1] }) : raw;
    return standardize(build, part, surroundings);
  },
  torch: ({ x, fields, surroundings }) => {
    const { exampleShape, mean, deviation } = surroundings;
    const cut = cutOf(choiceIn(fields, 'part'), exampleShape);
    const part = cut ? `${x}.narrow(${cut.axis + 1}, ${cut.start}, ${cut.end - cut.start})` : x;
    return { forward: `(${part} - ${mean}) / ${deviation}` };
  },
  flop: () => 0,
  samples: [{ inputs: [] }, { inputs: [], fields: { part: 'right' } }, { inputs: [], fields: { part: 'upper' } }],
};
