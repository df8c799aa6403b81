import type { LayerDefinition } from './definition';
import { LayerProblem } from './definition';
import { integerField, numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { describeShape, insertFlatten, listPattern } from './shared/shapes';
import { calledModule } from './shared/torch';

/** Every unit sees every input. Weights are [units, inputs]. */
export const dense: LayerDefinition = {
  kind: 'dense',
  family: 'linear',
  title: { en: 'Dense', zh: '全连接' },
  summary: { en: 'Every unit sees every input', zh: '每个单元都看到所有输入' },
  synonyms: ['fc', 'fully connected', 'linear', 'affine', 'mlp', 'perceptron', '全连接层', '线性'],
  formula: String.raw`y = W x + b`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    units: integerField({
      label: { en: 'Units', zh: '单元数' },
      help: {
        en: 'How many numbers come out. Each unit has one weight per input and one bias.',
        zh: '输出多少个数。每个单元对每个输入有一个权重，另有一个偏置。',
      },
      initial: 64,
      least: 1,
      most: 4096,
    }),
    ...initializationFields,
    ...penaltyFields,
  },
  inferShape: ([input], fields) => {
    if (input.length === 1) return [numberIn(fields, 'units')];
    const got = describeShape(input);
    throw new LayerProblem(
      { en: `Dense needs a flat list of numbers, got ${got.en}.`, zh: `全连接层需要排成一列的数，收到的却是 ${got.zh}。` },
      insertFlatten,
      { expected: listPattern },
    );
  },
  parameters: ([input], fields) => {
    const units = numberIn(fields, 'units');
    return [
      { name: 'weight', shape: [units, input[0]], initializer: weightInitializer(fields, input[0], units), penalty: weightPenalty(fields) },
      { name: 'bias', shape: [units], initializer: zeroInitializer },
    ];
  },
  build: ({ build, inputs: [x], parameters: { weight, bias } }) => build.gemm(x, weight, bias, { transB: 1 }),
  torch: (use) => calledModule(`nn.Linear(${use.shapes[0][0]}, ${numberIn(use.fields, 'units')})`, use),
  flop: ([input], fields) => 2 * input[0] * numberIn(fields, 'units'),
  samples: [{ inputs: [[5]], fields: { units: 3 } }, { inputs: [[1]], fields: { units: 1, initialization: 'glorot' } }],
};
