/** Activation functions: one operator, or a few that spell one out. */
import type { Node, Value } from '../../graph/graph';
import type { FieldValues } from '../../fields/definition';
import { numberAttribute, stringAttribute } from '../../ops/shared/attributes';
import { constantAndOther, isNear, type Found, type RecognitionRule, type Surroundings } from '../surroundings';

type FieldsOf = (node: Node) => FieldValues | undefined;

const always: FieldsOf = () => ({});
const withNumber = (field: string, initial: number): FieldsOf => ({ attributes }) => ({ [field]: rounded(numberAttribute(attributes, 'alpha', initial)) });

/** Files store the nearest float32 of what people typed. */
const rounded = (value: number): number => Number(value.toPrecision(6));

const single: Readonly<Record<string, readonly [kind: string, fields: FieldsOf]>> = {
  Relu: ['relu', always],
  Clip: ['relu6', ({ attributes: { min, max } }) => (min === 0 && max === 6 ? {} : undefined)],
  LeakyRelu: ['leakyRelu', withNumber('slope', 0.01)],
  Elu: ['elu', withNumber('alpha', 1)],
  Celu: ['celu', withNumber('alpha', 1)],
  Selu: ['selu', ({ attributes }) => (isNear(numberAttribute(attributes, 'alpha', 1.6732632), 1.6732632) && isNear(numberAttribute(attributes, 'gamma', 1.050701), 1.050701) ? {} : undefined)],
  Gelu: ['gelu', ({ attributes }) => (stringAttribute(attributes, 'approximate', 'none') === 'none' ? {} : undefined)],
  Softplus: ['softplus', always],
  Sigmoid: ['sigmoid', always],
  Tanh: ['tanh', always],
  Softsign: ['softsign', always],
  Mish: ['mish', always],
  HardSwish: ['hardSwish', always],
  HardSigmoid: ['hardSigmoid', ({ attributes }) => (isNear(numberAttribute(attributes, 'alpha', 0.2), 1 / 6) && isNear(numberAttribute(attributes, 'beta', 0.5), 0.5) ? {} : undefined)],
};

const oneOperator: RecognitionRule = (node) => {
  const [kind, fieldsOf] = Object.hasOwn(single, node.op) ? single[node.op] : [];
  const fields = fieldsOf?.(node);
  return kind !== undefined && fields ? { kind, fields, inputs: [node.inputs[0]] } : undefined;
};

/** A slope for each channel. */
const pRelu: RecognitionRule = ({ op, inputs: [x, s] }, around) => {
  const slope = around.tensor(s);
  return op === 'PRelu' && slope ? { kind: 'pRelu', inputs: [x], tensors: { slope } } : undefined;
};

/** x · g(x): `made` is the node that makes g(x), which nothing else uses. */
function gated(node: Node, around: Surroundings, gate: string, kind: string): Found | undefined {
  if (node.op !== 'Mul' || node.inputs.length !== 2) return undefined;
  for (const [x, other] of [node.inputs, [...node.inputs].reverse()]) {
    const made = around.only(other, gate);
    if (made?.inputs[0] === x) return { kind, inputs: [x], also: [made] };
  }
  return undefined;
}

const silu: RecognitionRule = (node, around) => gated(node, around, 'Sigmoid', 'silu');

/** x · hardSigmoid(x), with the slope 1/6. */
const hardSwish: RecognitionRule = (node, around) => {
  const found = gated(node, around, 'HardSigmoid', 'hardSwish');
  return found && oneOperator(found.also![0], around) && found;
};

/** x · tanh(softplus(x)) */
const mish: RecognitionRule = (node, around) => {
  if (node.op !== 'Mul') return undefined;
  for (const [x, other] of [node.inputs, [...node.inputs].reverse()]) {
    const tanh = around.only(other, 'Tanh');
    const softplus = tanh && around.only(tanh.inputs[0], 'Softplus');
    if (softplus?.inputs[0] === x) return { kind: 'mish', inputs: [x], also: [tanh!, softplus] };
  }
  return undefined;
};

/** The nodes of a product or quotient by a number, of that size. */
function scaledBy(value: Value, factor: number, around: Surroundings): { readonly node: Node; readonly other: Value } | undefined {
  const product = around.only(value, 'Mul');
  const parts = product && constantAndOther(product, around);
  if (parts?.constant.data.length === 1 && isNear(parts.constant.data[0], factor)) return { node: product!, other: parts.other };
  const quotient = around.only(value, 'Div');
  return quotient && isNear(around.number(quotient.inputs[1]), 1 / factor) ? { node: quotient, other: quotient.inputs[0] } : undefined;
}

/** Factors of a product of three, one of them ½, whichever way the brackets stand. */
function halvedProduct(node: Node, around: Surroundings): { readonly factors: readonly Value[]; readonly also: readonly Node[] } | undefined {
  if (node.op !== 'Mul') return undefined;
  const outer = constantAndOther(node, around);
  const inner = outer && isNear(around.number(node.inputs.find((input) => around.tensor(input))), 0.5) ? around.only(outer.other, 'Mul') : undefined;
  if (inner) return { factors: inner.inputs, also: [inner] };
  for (const [factor, other] of [node.inputs, [...node.inputs].reverse()]) {
    const half = scaledBy(factor, 0.5, around);
    if (half) return { factors: [half.other, other], also: [half.node] };
  }
  return undefined;
}

/** ½ · x · (1 + erf(x / √2)) */
const gelu: RecognitionRule = (node, around) => {
  const product = halvedProduct(node, around);
  for (const [x, other] of product ? [product.factors, [...product.factors].reverse()] : []) {
    const sum = around.only(other, 'Add');
    const parts = sum && constantAndOther(sum, around);
    const erf = parts && isNear(parts.constant.data[0], 1) ? around.only(parts.other, 'Erf') : undefined;
    const scaled = erf && scaledBy(erf.inputs[0], Math.SQRT1_2, around);
    if (scaled?.other === x) return { kind: 'gelu', inputs: [x], also: [...product!.also, sum!, erf!, scaled.node] };
  }
  return undefined;
};

export const activations: readonly RecognitionRule[] = [gelu, mish, hardSwish, silu, pRelu, oneOperator];
