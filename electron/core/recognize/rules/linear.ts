import { opNamed } from '../../ops';
import { numberAttribute } from '../../ops/shared/attributes';
import { reshapeTensor, zeros, type Tensor } from '../../tensor/tensor';
import { constantAndOther, exampleShape, type Found, type RecognitionRule } from '../surroundings';
import type { Value } from '../../graph/graph';

const turned = (matrix: Tensor): Tensor => opNamed('Transpose').forward([matrix], { perm: [1, 0] })[0];

const dense = (x: Value, weight: Tensor, bias: Tensor | undefined): Found => {
  const [units] = weight.shape;
  return { kind: 'dense', fields: { units }, inputs: [x], tensors: { weight, bias: bias ? reshapeTensor(bias, [units]) : zeros('float32', [units]) } };
};

const isBias = (bias: Tensor | undefined, units: number): boolean => !bias || bias.data.length === units;

const gemm: RecognitionRule = ({ op, inputs: [x, w, b], attributes }, around) => {
  const [weight, bias] = [around.tensor(w), around.tensor(b)];
  const factor = (name: string) => numberAttribute(attributes, name, 1);
  if (op !== 'Gemm' || !weight || (b && !bias) || around.tensor(x) || factor('alpha') !== 1 || factor('beta') !== 1 || numberAttribute(attributes, 'transA', 0)) return undefined;
  const rows = numberAttribute(attributes, 'transB', 0) ? weight : turned(weight);
  return isBias(bias, rows.shape[0]) ? dense(x, rows, bias) : undefined;
};

/** Of flat lists only: elsewhere it is a Dense layer at each position, which ours is not. */
const product: RecognitionRule = ({ op, inputs: [x, w], outputs: [y] }, around) => {
  const weight = around.tensor(w);
  if (op !== 'MatMul' || weight?.shape.length !== 2 || exampleShape(y).length !== 1 || around.tensor(x)) return undefined;
  return dense(x, turned(weight), undefined);
};

const productAndBias: RecognitionRule = (node, around) => {
  const sum = node.op === 'Add' ? constantAndOther(node, around) : undefined;
  const made = sum && around.only(sum.other, 'MatMul');
  const found = made && product(made, around);
  if (!found || !isBias(sum.constant, Number(found.fields?.units))) return undefined;
  return { ...dense(found.inputs[0], found.tensors!.weight, sum.constant), also: [made] };
};

export const linear: readonly RecognitionRule[] = [gemm, productAndBias, product];
