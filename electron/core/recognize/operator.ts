/** A node that is none of our layers, as an operator layer. */
import type { Node, Value } from '../graph/graph';
import { attributeNames, formatAttribute } from '../layers/operator/attributes';
import { formatOperands, inputCount, type LayerOperand } from '../layers/operator/operands';
import { operatorKind } from '../layers/operator/operator';
import { opNamed } from '../ops';
import { castTensor, type Tensor } from '../tensor/tensor';
import { exampleShape, type Found, type Surroundings } from './surroundings';

/** As the inputs are called in ONNX; elsewhere by position. */
const operandNames: readonly (readonly [op: RegExp, names: readonly string[]])[] = [
  [/Conv|Gemm|MatMul/, ['', 'weight', 'bias']],
  [/Normalization/, ['', 'scale', 'bias', 'mean', 'variance']],
];

const nameOf = (op: string, position: number): string => operandNames.find(([pattern]) => pattern.test(op))?.[1][position] || `tensor${position + 1}`;

/** Larger whole numbers are rounded as parameters, which are float32. */
const largestExact = 2 ** 24;

/** Texts of fields may not be longer. */
const longestText = 200;

/** A layer for one output of a node. @throws half a sentence if no layer can hold what the node needs. */
export function operatorFor(node: Node, output: Value, around: Surroundings, isLearned: (value: Value) => boolean): Found {
  const { op, inputs, outputs, attributes } = node;
  const place = `${op} at "${output.name}"`;
  const tensors: Record<string, Tensor> = {};
  const [data] = inputs.filter((input) => !around.tensor(input));
  const operands = inputs.map((input, position): LayerOperand => {
    const tensor = around.tensor(input);
    if (!tensor) return { kind: 'input', dtype: input.type.dtype };
    if (isNumber(tensor, data)) return { kind: 'number', value: shortest(tensor.data[0]) };
    const name = nameOf(op, position);
    tensors[name] = storable(tensor, place);
    return { kind: 'stored', name, shape: tensor.shape, dtype: tensor.dtype, isLearned: isLearned(input) };
  });
  const names = attributeNames(opNamed(op)).filter((name) => attributes[name] !== undefined);
  const fields: Record<string, string | number> = { operands: formatOperands(operands), ...Object.fromEntries(names.map((name) => [name, formatAttribute(attributes[name])])) };
  if (outputs.length > 1) Object.assign(fields, { output: outputs.indexOf(output) + 1, outputs: outputs.length });
  const long = Object.entries(fields).find(([, value]) => String(value).length > longestText);
  if (long) throw new Error(`${place} has more to say in "${long[0]}" than a layer can hold`);
  return { kind: operatorKind(op, inputCount(operands)), fields, inputs: inputs.filter((input) => !around.tensor(input)), tensors };
}

/** Single numbers are written down where they meet something of the same dtype and no lower rank. */
function isNumber({ data, dtype, shape }: Tensor, other: Value | undefined): boolean {
  return data.length === 1 && Number.isFinite(data[0]) && other !== undefined && other.type.dtype === dtype && (shape.length === 0 || shape.length < exampleShape(other).length);
}

/** The shortest text that means the same float32. */
function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === Math.fround(value)) return rounded;
  }
  return value;
}

function storable(tensor: Tensor, place: string): Tensor {
  const isExact = tensor.dtype === 'float32' || tensor.dtype === 'float64' || tensor.data.every((element) => Math.abs(element) <= largestExact);
  if (!isExact) throw new Error(`${place} computes with whole numbers above ${largestExact}, which a layer cannot hold`);
  return castTensor(tensor, 'float32');
}
