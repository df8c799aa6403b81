/**
 * A single ONNX operator as a layer: what becomes of a node of a file that no other layer computes. Its kind says the
 * operator and the number of connections, `onnx-Concat-3`, so that every operator of the registry is one without being named here.
 * Axis 0 of every connection is the batch, which the operator must leave alone.
 */
import { OUTPUT_COUNT, type Attributes, type Value } from '../../graph/graph';
import { ops, type OpName } from '../../ops';
import type { OpDefinition } from '../../ops/definition';
import { flopOfUse } from '../../ops/shared/graph-flop';
import { elementCount, isFloat, type DType, type Shape, type TensorType } from '../../tensor/tensor';
import type { FieldValues } from '../../fields/definition';
import { LayerProblem, type BuildContext, type Initializer, type LayerDefinition, type LayerFamily, type ParameterDefinition } from '../definition';
import { integerField, numberIn, textField, textIn } from '../../fields/fields';
import { oneInitializer, zeroInitializer } from '../shared/initialization';
import { attributeField, attributeNames, attributesIn } from './attributes';
import { operandsMistake, parseOperands, type LayerOperand, type StoredOperand } from './operands';

const kindForm = /^onnx-([A-Za-z]\w*)-(\d{1,2})$/;
/** As many ports as a connection can name. */
const mostInputs = 64;

export const operatorKind = (op: string, inputs: number): string => `onnx-${op}-${inputs}`;

const known = new Map<string, LayerDefinition>();

/** The definition of an operator layer, always the same object; `undefined` if the kind is none. */
export function operatorNamed(kind: string): LayerDefinition | undefined {
  const found = known.get(kind);
  if (found) return found;
  const [, op, inputs] = kindForm.exec(kind) ?? [];
  if (op === undefined || !Object.hasOwn(ops, op) || Number(inputs) > mostInputs) return undefined;
  const definition: OpDefinition = ops[op as OpName];
  if (definition.isHelper) return undefined;
  const made = operatorLayer(kind, definition, Number(inputs));
  known.set(kind, made);
  return made;
}

const families: readonly (readonly [pattern: RegExp, family: LayerFamily])[] = [
  [/Conv|Pool|^LRN$/, 'convolution'],
  [/Normalization|Dropout/, 'normalization'],
  [/MatMul|Gemm|Einsum/, 'linear'],
  [/elu|Sigmoid|^Tanh|^Soft|Swish|Mish|LogSoftmax|^Clip|^Erf|^Exp|^Sqrt/i, 'activation'],
];

const familyOf = (op: string): LayerFamily => families.find(([pattern]) => pattern.test(op))?.[1] ?? 'shape';

const operandsOf = (fields: FieldValues): readonly LayerOperand[] => parseOperands(textIn(fields, 'operands')) ?? [];

const storedIn = (fields: FieldValues): readonly StoredOperand[] => operandsOf(fields).filter((operand) => operand.kind === 'stored');

const parameterOf = ({ name, shape, isLearned }: StoredOperand): ParameterDefinition => ({ name, shape, initializer: firstValues(name, shape), ...(isLearned ? {} : { learned: false }) });

/** For a tensor that comes without values: what factors and spreads start with, random weights, zeros. */
function firstValues(name: string, shape: Shape): Initializer {
  if (name === 'scale' || name === 'variance') return oneInitializer;
  if (shape.length < 2) return zeroInitializer;
  const fanOut = shape.at(-1)!;
  return { kind: 'glorot', fanIn: elementCount(shape) / Math.max(1, fanOut), fanOut };
}

function operatorLayer(kind: string, op: OpDefinition, inputs: number): LayerDefinition {
  const names = attributeNames(op);
  const outputOf = (fields: FieldValues) => numberIn(fields, 'output') - 1;
  /** With as many outputs as are needed up to the wanted one. */
  const attributesOf = (fields: FieldValues): Attributes => {
    const output = outputOf(fields);
    return { ...attributesIn(names, fields), ...(output > 0 ? { [OUTPUT_COUNT]: numberIn(fields, 'outputs') } : {}) };
  };
  return {
    kind,
    family: familyOf(op.name),
    title: { en: op.name, zh: op.name },
    summary: { en: `ONNX operator: ${op.summary}`, zh: `ONNX 算子 ${op.name}，直接取自模型文件` },
    formula: String.raw`y = \operatorname{${op.name}}(${Array.from({ length: inputs }, (_, i) => `x_{${i + 1}}`).join(', ')})`,
    inputs: Array.from({ length: inputs }, (_, i) => `input ${i + 1}`),
    hasOutput: true,
    fields: { ...commonFields(inputs), ...Object.fromEntries(names.map((name) => [name, attributeField(name)])) },
    inferShape: (shapes, fields) => exampleShape(op, shapes, fields, attributesOf(fields), outputOf(fields)),
    parameters: (_shapes, fields) => storedIn(fields).map(parameterOf),
    build: (context) => emitted(op.name as OpName, context, attributesOf(context.fields))[outputOf(context.fields)],
    flop: (shapes, fields) => {
      const types = operandTypes(shapes, fields, 1);
      const attributes = attributesOf(fields);
      return flopOfUse({ op: op.name, inputs: types, output: op.inferTypes(types, attributes)[0], attributes });
    },
    samples: [],
  };
}

const commonFields = (inputs: number): LayerDefinition['fields'] => ({
  operands: textField({
    label: { en: 'Operands', zh: '操作数' },
    help: {
      en: 'What the operator computes with, in its order: input for each connection, numbers, and tensors of this layer with their shapes.',
      zh: '算子依次使用的量：每条连线写 input，还可以有数和本层自己的张量（带形状）。',
    },
    initial: Array.from({ length: inputs }, () => 'input').join(', '),
    mistake: (text) => operandsMistake(text, inputs),
  }),
  output: integerField({
    label: { en: 'Output', zh: '第几个输出' },
    help: { en: 'Which output of the operator this layer gives, where it has several, as Split has.', zh: '算子有多个输出（如 Split）时，这一层给出第几个。' },
    initial: 1,
    least: 1,
    most: mostInputs,
  }),
  outputs: integerField({
    label: { en: 'Of outputs', zh: '输出总数' },
    help: { en: 'How many outputs the operator makes.', zh: '算子一共产生几个输出。' },
    initial: 1,
    least: 1,
    most: mostInputs,
  }),
});

/** Types of all operands for a batch of that size. */
function operandTypes(shapes: readonly Shape[], fields: FieldValues, batch: number): TensorType[] {
  let port = 0;
  const operands = operandsOf(fields);
  const dtype = operands.find(({ kind }) => kind === 'input');
  const usual = dtype?.kind === 'input' && dtype.dtype !== 'bool' ? dtype.dtype : 'float32';
  return operands.map((operand) => {
    if (operand.kind === 'input') return { dtype: operand.dtype, shape: [batch, ...shapes[port++]] };
    return operand.kind === 'number' ? { dtype: usual, shape: [] } : { dtype: operand.dtype, shape: operand.shape };
  });
}

/** Not 1, which would be broadcast; a prime, so that nothing else has this size by chance. */
const trialBatch = 7;

/** @throws LayerProblem if the operator refuses, or does not work on each example by itself. */
function exampleShape(op: OpDefinition, shapes: readonly Shape[], fields: FieldValues, attributes: Attributes, output: number): Shape {
  const type = inferred(op, operandTypes(shapes, fields, trialBatch), attributes)[output];
  if (!type) throw new LayerProblem({ en: `${op.name} has no output ${output + 1}.`, zh: `${op.name} 没有第 ${output + 1} 个输出。` });
  const [batch, ...shape] = type.shape;
  if (batch === trialBatch) return shape;
  throw new LayerProblem({
    en: `${op.name} would mix the examples of a batch: its axis 0 must stay the batch. Choose other axes.`,
    zh: `这样设置的 ${op.name} 会把一批中的不同样本混在一起：轴 0 必须保持为批次。请换别的轴。`,
  });
}

function inferred(op: OpDefinition, types: readonly TensorType[], attributes: Attributes): readonly TensorType[] {
  try {
    return op.inferTypes(types, attributes);
  } catch (cause) {
    const { message } = cause as Error;
    throw new LayerProblem({ en: message, zh: `ONNX 算子 ${op.name} 不能这样使用：${message}` });
  }
}

function emitted(op: OpName, { build, inputs, fields, parameters, training }: BuildContext, attributes: Attributes): readonly Value[] {
  let port = 0;
  const fits = (value: Value, dtype: DType) => value.type.dtype === dtype || (isFloat(dtype) && isFloat(value.type.dtype));
  const typed = (value: Value, dtype: DType) => (fits(value, dtype) ? value : build.cast(value, { to: dtype }));
  const operands = operandsOf(fields).map((operand) => {
    if (operand.kind === 'input') return typed(inputs[port++], operand.dtype);
    if (operand.kind === 'number') return operand.value;
    const value = parameters[operand.name];
    if (!operand.isLearned) training?.keep(operand.name, build.identity(value));
    return typed(value, operand.dtype);
  });
  return build.emit(op, operands, attributes);
}
