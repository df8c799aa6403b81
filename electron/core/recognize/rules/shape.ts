/** Layers that learn nothing and change the shape, or join paths. */
import { channelAxis } from '../../layers/shared/channels';
import { numberAttribute, numbersAttribute, stringAttribute } from '../../ops/shared/attributes';
import { normalizeAxis } from '../../tensor/shape';
import { reshapeTensor } from '../../tensor/tensor';
import { exampleShape, type RecognitionRule } from '../surroundings';

const reshaped: RecognitionRule = ({ op, inputs: [x], outputs: [y] }) => {
  const shape = exampleShape(y);
  if (!['Reshape', 'Flatten'].includes(op) || shape.length === 0) return undefined;
  return shape.length === 1 ? { kind: 'flatten', inputs: [x] } : { kind: 'reshape', fields: { shape: shape.join('x') }, inputs: [x] };
};

const joins: Readonly<Record<string, string>> = { Add: 'add', Sum: 'add', Mul: 'multiply' };

const join: RecognitionRule = ({ op, inputs }, around) =>
  Object.hasOwn(joins, op) && inputs.length === 2 && !inputs.some(around.tensor) ? { kind: joins[op], inputs } : undefined;

const concatenation: RecognitionRule = ({ op, inputs, outputs: [y], attributes }, around) => {
  if (op !== 'Concat' || inputs.length !== 2 || inputs.some(around.tensor)) return undefined;
  const axis = normalizeAxis(numberAttribute(attributes, 'axis'), y.type.shape.length);
  return axis === channelAxis(exampleShape(y)) + 1 ? { kind: 'concatenate', inputs } : undefined;
};

const dropout: RecognitionRule = ({ op, inputs: [x], outputs, attributes }, around) =>
  op === 'Dropout' && !outputs.slice(1).some(around.isUsed) ? { kind: 'dropout', fields: { rate: Number(numberAttribute(attributes, 'ratio', 0.5).toPrecision(6)) }, inputs: [x] } : undefined;

const pixelShuffle: RecognitionRule = ({ op, inputs: [x], attributes }) =>
  op === 'DepthToSpace' && stringAttribute(attributes, 'mode', 'DCR') === 'CRD' ? { kind: 'pixelShuffle', fields: { factor: numberAttribute(attributes, 'blocksize') }, inputs: [x] } : undefined;

const zeroPadding: RecognitionRule = ({ op, inputs: [x], attributes }) => {
  const pads = op === 'Pad' && attributes.axes === undefined ? numbersAttribute(attributes, 'pads') : [];
  const isZero = stringAttribute(attributes, 'mode', 'constant') === 'constant' && numberAttribute(attributes, 'constant_value', 0) === 0;
  const [, , top, left, , , bottom, right] = pads;
  const isBorder = pads.length === 8 && isZero && [0, 1, 4, 5].every((i) => pads[i] === 0);
  return isBorder ? { kind: 'zeroPadding', fields: { top, left, bottom, right }, inputs: [x] } : undefined;
};

/** Something of the file that is there for every example, such as a class token. */
const learnedTensor: RecognitionRule = ({ op, inputs: [x], outputs: [y] }, around) => {
  const weight = op === 'Expand' ? around.tensor(x) : undefined;
  const shape = exampleShape(y);
  return weight && shape.length > 0 ? { kind: 'learnedTensor', fields: { shape: shape.join('x') }, inputs: [], tensors: { weight: reshapeTensor(weight, shape) } } : undefined;
};

export const shapes: readonly RecognitionRule[] = [reshaped, join, concatenation, dropout, pixelShuffle, zeroPadding, learnedTensor];
