/** What output layers share: what they learn, how many values they want for it, and how much they count. */
import type { LossName } from '../../losses';
import { elementCount, sameShape, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import type { Field, FieldValues } from '../../fields/definition';
import { LayerProblem, type BuildContext, type Fix, type LayerDefinition, type Surroundings } from '../definition';
import { choiceField, numberField } from '../../fields/fields';
import { describeShape, insertFlatten, insertReshape } from './shapes';
import { unstandardize } from './standardize';

/** The margin of a support vector machine. */
export const marginField = numberField({
  label: { en: 'Margin Δ', zh: '间隔 Δ' },
  help: {
    en: 'How far the score of the right class must lie above each other score before the loss is zero.',
    zh: '正确类别的得分要比其他每个得分高出多少，损失才为零。',
  },
  initial: 1,
  least: 0,
  most: 100,
  step: 0.1,
});

/** Of every output layer. */
const weightField = numberField({
  label: { en: 'Weight of the loss', zh: '损失权重' },
  help: {
    en: 'The losses of all outputs are added, each times its weight. It balances the tasks of a network with several outputs.',
    zh: '所有输出的损失各乘以权重后相加。网络有多个输出时，用它来平衡各项任务。',
  },
  initial: 1,
  least: 0,
  most: 1000,
  step: 0.1,
});

const targetField = choiceField({
  label: { en: 'Learns', zh: '学习目标' },
  help: {
    en: 'What the output is compared with: the label that the dataset gives to an example, or the standardized example itself, as for an autoencoder.',
    zh: '输出和什么比较：数据集给样本的标签，或者标准化后的样本本身（自编码器就是这样）。',
  },
  initial: 'label',
  options: [
    { value: 'label', label: { en: 'The label', zh: '标签' } },
    { value: 'example', label: { en: 'The example itself', zh: '样本本身' } },
  ],
});

/** What an output layer learns: classes or numbers, whichever the dataset has, or the example itself, standardized. */
export type Learned = 'classes' | 'numbers' | 'example';

export function learnedBy({ fields }: { readonly fields: FieldValues }, surroundings: Surroundings): Learned {
  if (fields.target === 'example') return 'example';
  return 'classCount' in surroundings ? 'classes' : 'numbers';
}

type Given = Pick<LayerDefinition, 'kind' | 'title' | 'summary' | 'synonyms' | 'picture' | 'formula' | 'build' | 'torch'> & {
  readonly fields?: Readonly<Record<string, Field>>;
  readonly loss: LossName;
  readonly samples?: LayerDefinition['samples'];
};

/** An output layer that learns classes from one score for each. */
export const scoresOutput = ({ fields = {}, samples = [{ inputs: [[10]] }], ...given }: Given): LayerDefinition => ({
  ...given,
  family: 'output',
  inputs: ['scores'],
  hasOutput: false,
  fields: { ...fields, weight: weightField },
  inferShape: ([input], _fields, surroundings) => {
    if (!('classCount' in surroundings)) throw new LayerProblem(noClasses(given.title), learnNumbers);
    requireLabels(given.title, input, surroundings);
    return input;
  },
  parameters: () => [],
  flop: ([input]) => 4 * elementCount(input),
  samples,
});

const learnNumbers: Fix = { kind: 'replace', layer: 'squaredError', text: { en: 'Use Squared error in its place', zh: '换成平方误差层' } };

const noClasses = (name: Text): Text => ({
  en: `${name.en} learns classes, but this dataset has numbers to predict. Use Squared error in its place.`,
  zh: `${name.zh}学的是类别，而这个数据集要预测的是数值。请换成平方误差层。`,
});

function requireLabels(name: Text, shape: Shape, surroundings: Surroundings): void {
  const isClasses = 'classCount' in surroundings;
  const count = isClasses ? surroundings.classCount : surroundings.targetCount;
  if (shape.length === 1 && shape[0] === count) return;
  const got = describeShape(shape);
  const [each, meaning] = isClasses ? ['class', '每个类别一个'] : ['number to predict', '每个要预测的数一个'];
  const text: Text = {
    en: `${name.en} needs ${count} ${count === 1 ? 'value' : 'values'}, one for each ${each}, got ${got.en}.`,
    zh: `${name.zh}需要 ${count} 个数，${meaning}，收到的却是 ${got.zh}。`,
  };
  throw new LayerProblem(text, shape.length === 1 ? insertDense(count) : insertFlatten, { expected: [count] });
}

/** The example may come back in its own shape or as a flat list. */
function requireExample(name: Text, shape: Shape, { exampleShape }: Surroundings): void {
  const count = elementCount(exampleShape);
  if (sameShape(shape, exampleShape) || sameShape(shape, [count])) return;
  const [wanted, got] = [describeShape(exampleShape), describeShape(shape)];
  const text: Text = {
    en: `${name.en} learns the example itself, so it needs ${wanted.en}${exampleShape.length > 1 ? `, or its ${count} numbers as a flat list` : ''}, got ${got.en}.`,
    zh: `${name.zh}学的是样本本身，需要 ${wanted.zh}${exampleShape.length > 1 ? `，或展平后的 ${count} 个数` : ''}，收到的却是 ${got.zh}。`,
  };
  throw new LayerProblem(text, elementCount(shape) === count ? insertReshape(exampleShape) : shape.length === 1 ? insertDense(count) : undefined, { expected: exampleShape });
}

const insertDense = (units: number): Fix => ({
  kind: 'insertBefore',
  layer: 'dense',
  fields: { units },
  text: { en: `Put a Dense layer with ${units} ${units === 1 ? 'unit' : 'units'} before it`, zh: `在前面加一个 ${units} 个单元的全连接层` },
});

interface ErrorOutput extends Omit<Given, 'build' | 'torch' | 'samples'> {
  /** PyTorch's loss, from the texts of prediction and truth. */
  readonly torchLoss: (x: string, truth: string, fields: FieldValues) => string;
}

/**
 * An output layer that learns numbers by how far its input is off: those of the dataset, or the example itself; of classes
 * it learns the rows with a single 1.
 */
export const errorOutput = ({ fields = {}, torchLoss, ...given }: ErrorOutput): LayerDefinition => ({
  ...given,
  family: 'output',
  inputs: ['prediction'],
  hasOutput: false,
  fields: { target: targetField, ...fields, weight: weightField },
  inferShape: ([input], values, surroundings) => {
    const require = learnedBy({ fields: values }, surroundings) === 'example' ? requireExample : requireLabels;
    require(given.title, input, surroundings);
    return input;
  },
  parameters: () => [],
  build: ({ build, inputs: [x], fields: values, surroundings }) => {
    const learned = learnedBy({ fields: values }, surroundings);
    if (learned === 'example') return unstandardize(build, x, surroundings);
    return learned === 'classes' ? shares(build, x) : build.identity(x);
  },
  torch: ({ x, truth, fields: values, surroundings }) => {
    const learned = learnedBy({ fields: values }, surroundings);
    const wanted = 'classCount' in surroundings && learned === 'classes' ? `F.one_hot(${truth}, ${surroundings.classCount}).to(${x}.dtype)` : truth;
    const said = { example: `${x} * ${surroundings.deviation} + ${surroundings.mean}`, classes: `F.normalize(F.relu(${x}), p=1, dim=1, eps=1e-6)`, numbers: x };
    return { forward: said[learned], loss: torchLoss(x, wanted, values) };
  },
  flop: ([input]) => 3 * elementCount(input),
  samples: [{ inputs: [[10]] }, { inputs: [[1, 4, 4]], fields: { target: 'example' } }, { inputs: [[16]], fields: { target: 'example', weight: 0.5 } }],
});

/**
 * Least squares makes the output for each class an estimate of its probability, though one that may leave 0 … 1; what
 * is below 0 counts as 0, and the rest is made to sum to 1.
 */
function shares(build: BuildContext['build'], scores: BuildContext['inputs'][number]) {
  const positive = build.relu(scores);
  const sum = build.reduceSum(positive, { axes: [1], keepdims: 1 });
  return build.div(positive, build.max(sum, 1e-6));
}
