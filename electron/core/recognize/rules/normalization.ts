import type { Attributes } from '../../graph/graph';
import { epsilon } from '../../layers/shared/normalization';
import { numberAttribute } from '../../ops/shared/attributes';
import { mapElements } from '../../ops/shared/elementwise';
import type { RecognitionRule } from '../surroundings';
import { zeros } from '../../tensor/tensor';

const epsilonOf = (attributes: Attributes): number => numberAttribute(attributes, 'epsilon', epsilon);

/** Another ε than ours is put into the variance, to which it is added anyway. */
const batchNormalization: RecognitionRule = ({ op, inputs: [x, ...others], outputs, attributes }, around) => {
  const [scale, bias, mean, stored] = others.map(around.tensor);
  if (op !== 'BatchNormalization' || outputs.slice(1).some(around.isUsed) || !scale || !bias || !mean || !stored) return undefined;
  const excess = epsilonOf(attributes) - epsilon;
  const variance = Math.abs(excess) < 1e-9 ? stored : mapElements(stored, (element) => element + excess);
  if (variance.data.some((element) => element < 0)) return undefined;
  const momentum = Math.min(0.999, numberAttribute(attributes, 'momentum', 0.9));
  return { kind: 'batchNormalization', fields: { momentum: Number(momentum.toFixed(4)) }, inputs: [x], tensors: { scale, bias, mean, variance } };
};

const others: Readonly<Record<string, (attributes: Attributes, rank: number) => { readonly kind: string; readonly fields?: { readonly groups: number } } | undefined>> = {
  InstanceNormalization: (_attributes, rank) => (rank === 4 ? { kind: 'instanceNormalization' } : undefined),
  GroupNormalization: (attributes, rank) => (rank === 4 ? { kind: 'groupNormalization', fields: { groups: numberAttribute(attributes, 'num_groups') } } : undefined),
  LayerNormalization: (attributes, rank) => ([-1, rank - 1].includes(numberAttribute(attributes, 'axis', -1)) && rank <= 3 ? { kind: 'layerNormalization' } : undefined),
};

/** Over each example by itself. */
const normalization: RecognitionRule = ({ op, inputs: [x, scaleValue, biasValue], outputs, attributes }, around) => {
  const found = Object.hasOwn(others, op) ? others[op](attributes, x.type.shape.length) : undefined;
  const scale = around.tensor(scaleValue);
  const bias = biasValue ? around.tensor(biasValue) : scale && zeros(scale.dtype, scale.shape);
  const isOurs = Math.abs(epsilonOf(attributes) - epsilon) < 1e-9 && !outputs.slice(1).some(around.isUsed);
  return found && scale && bias && isOurs ? { ...found, inputs: [x], tensors: { scale, bias } } : undefined;
};

export const normalizations: readonly RecognitionRule[] = [batchNormalization, normalization];
