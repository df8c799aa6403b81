/** What output layers share: how many values they want, and the layers that learn numbers. */
import type { LossName } from '../../losses';
import { elementCount, type Shape } from '../../tensor/tensor';
import type { Text } from '../../tensor/text';
import { LayerProblem, type BuildContext, type Field, type Fix, type LayerDefinition, type Surroundings } from '../definition';
import { numberField } from './fields';
import { describeShape, insertFlatten } from './shapes';

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

/**
 * @throws LayerProblem unless there are classes to learn and one value for each.
 */
export function requireScores(name: Text, shape: Shape, surroundings: Surroundings): void {
  if (!('classCount' in surroundings)) throw new LayerProblem(noClasses(name), learnNumbers);
  requireOutputs(name, shape, surroundings);
}

const learnNumbers: Fix = { kind: 'replace', layer: 'squaredError', text: { en: 'Use Squared error in its place', zh: '换成平方误差层' } };

const noClasses = (name: Text): Text => ({
  en: `${name.en} learns classes, but this dataset has numbers to predict. Use Squared error in its place.`,
  zh: `${name.zh}学的是类别，而这个数据集要预测的是数值。请换成平方误差层。`,
});

function requireOutputs(name: Text, shape: Shape, surroundings: Surroundings): void {
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

const insertDense = (units: number): Fix => ({
  kind: 'insertBefore',
  layer: 'dense',
  fields: { units },
  text: { en: `Put a Dense layer with ${units} ${units === 1 ? 'unit' : 'units'} before it`, zh: `在前面加一个 ${units} 个单元的全连接层` },
});

interface ErrorOutput extends Pick<LayerDefinition, 'kind' | 'title' | 'summary' | 'synonyms' | 'picture' | 'formula'> {
  readonly fields?: Readonly<Record<string, Field>>;
  readonly loss: LossName;
}

/** An output layer that learns numbers by how far its input is off; of classes it learns the rows with a single 1. */
export const errorOutput = ({ fields = {}, ...given }: ErrorOutput): LayerDefinition => ({
  ...given,
  family: 'output',
  inputs: ['prediction'],
  hasOutput: false,
  fields,
  inferShape: ([input], _fields, surroundings) => {
    requireOutputs(given.title, input, surroundings);
    return input;
  },
  parameters: () => [],
  build: ({ build, inputs: [x], surroundings }) => ('classCount' in surroundings ? shares(build, x) : build.identity(x)),
  flop: ([input]) => 3 * elementCount(input),
  samples: [{ inputs: [[10]] }],
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
