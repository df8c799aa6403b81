import type { Value } from '../graph/graph';
import { elementCount } from '../tensor/tensor';
import { LayerProblem, type BuildContext, type LayerDefinition } from './definition';
import { integerField, numberIn } from '../fields/fields';
import { initializationFields, weightInitializer } from './shared/initialization';
import { box, line, solid } from './shared/picture';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { describeShape, insertFlatten, listPattern } from './shared/shapes';

/** The raw numbers of the dataset: the Input layer has standardized them, this takes it back. Others become the nearest entry. */
function entriesOf({ build, inputs: [x], fields, surroundings: { mean, deviation } }: BuildContext): Value {
  const raw = build.round(build.add(build.mul(x, deviation), mean));
  return build.cast(build.max(build.min(raw, numberIn(fields, 'entries') - 1), 0), { to: 'int64' });
}

/** Each whole number is the number of a row of the weights, [entries, features]. No gradient leads back through it. */
export const embedding: LayerDefinition = {
  kind: 'embedding',
  family: 'linear',
  title: { en: 'Embedding', zh: '嵌入' },
  summary: { en: 'Looks up a learned vector for each whole number', zh: '为每个整数查出一个学到的向量' },
  synonyms: ['lookup', 'word vectors', '词向量', '查表'],
  picture: [solid(box(4, 10, 16, 4)), line(box(4, 4, 16, 16), 'M4 10h16M4 14h16M9 4v16')],
  formula: String.raw`y_i = E_{n_i}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    entries: integerField({
      label: { en: 'Entries', zh: '条目数' },
      help: {
        en: 'How many vectors there are: the whole numbers 0, 1, 2 … as the dataset stores them, which is why it belongs right behind the Input layer. Larger numbers take the last vector.',
        zh: '一共有多少个向量，对应数据集中存放的整数 0、1、2……因此它应紧接在输入层（或其后的展平层）之后。更大的数取最后一个向量。',
      },
      initial: 256,
      least: 1,
      most: 65536,
    }),
    features: integerField({
      label: { en: 'Features', zh: '特征数' },
      help: { en: 'How many numbers each vector has.', zh: '每个向量有多少个数。' },
      initial: 8,
      least: 1,
      most: 1024,
    }),
    ...initializationFields,
    ...penaltyFields,
  },
  inferShape: ([input], fields) => {
    if (input.length === 1) return [input[0], numberIn(fields, 'features')];
    const got = describeShape(input);
    throw new LayerProblem(
      { en: `Embedding needs a flat list of whole numbers, got ${got.en}.`, zh: `嵌入层需要排成一列的整数，收到的却是 ${got.zh}。` },
      insertFlatten,
      { expected: listPattern },
    );
  },
  parameters: (_inputs, fields) => {
    const [entries, features] = [numberIn(fields, 'entries'), numberIn(fields, 'features')];
    return [{ name: 'weight', shape: [entries, features], initializer: weightInitializer(fields, features, features), penalty: weightPenalty(fields) }];
  },
  build: (context) => context.build.gather(context.parameters.weight, entriesOf(context), { axis: 0 }),
  torch: ({ self, x, fields, surroundings: { mean, deviation } }) => ({
    module: `nn.Embedding(${numberIn(fields, 'entries')}, ${numberIn(fields, 'features')})`,
    forward: `${self}((${x} * ${deviation} + ${mean}).round().clamp(0, ${numberIn(fields, 'entries') - 1}).long())`,
  }),
  flop: ([input]) => 4 * elementCount(input),
  samples: [{ inputs: [[6]], fields: { entries: 5, features: 3 } }, { inputs: [[2]], fields: { entries: 120, features: 1 } }],
};
