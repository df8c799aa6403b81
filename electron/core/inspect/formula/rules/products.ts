/** Sums of products: matrices and convolutions, and what leads back through them. */
import type { Shape } from '../../../tensor/tensor';
import { numberAttribute } from '../../../ops/shared/attributes';
import { planConv, planConvTranspose, planWeightGradient, type ConvPlan } from '../../../ops/shared/window/conv-plan';
import type { WindowAxis } from '../../../ops/shared/window/window';
import { placesIn, product, sum, type Expression } from '../expression';
import { meet, readAt, rule, type FormulaRule, type Use } from '../definition';

/** α·A·B + β·C, each factor read as it lies. */
const gemm: FormulaRule = {
  tex: ({ node: { attributes, inputs } }) => {
    const [left, right] = [attributes['transA'] === 1 ? 'a_{ki}' : 'a_{ik}', attributes['transB'] === 1 ? 'b_{jk}' : 'b_{kj}'];
    const factor = (name: string, symbol: string) => (numberAttribute(attributes, name, 1) === 1 ? '' : String.raw`${symbol} `);
    return String.raw`y_{ij} = ${factor('alpha', String.raw`\alpha`)}\sum_k ${left}\, ${right}${inputs.length > 2 ? ` + ${factor('beta', String.raw`\beta`)}c_j` : ''}`;
  },
  formulate: (use) => {
    const { attributes, inputs } = use.node;
    const [row, column] = use.at;
    const turned = (name: string, pair: readonly [number, number]): readonly number[] => (attributes[name] === 1 ? pair.toReversed() : pair);
    const depth = inputs[0].shape[attributes['transA'] === 1 ? 0 : 1];
    const terms = Array.from({ length: depth }, (_, k) => product(readAt(use, 0, turned('transA', [row, k])), readAt(use, 1, turned('transB', [k, column]))));
    const [alpha, beta] = [numberAttribute(attributes, 'alpha', 1), numberAttribute(attributes, 'beta', 1)];
    const products = alpha === 1 ? terms : [product(alpha, sum(...terms))];
    if (inputs.length < 3) return { from: sum(...products) };
    return { from: sum(...products, beta === 1 ? meet(use, 2) : product(beta, meet(use, 2))) };
  },
};

/** Of the leading axes, those of size 1 repeat; a vector is one row or one column. */
function matMul(use: Use): Expression {
  const [a, b] = use.node.inputs.map(({ shape }) => shape);
  const hasColumns = b.length > 1;
  const leading = use.at.slice(0, use.at.length - (a.length > 1 ? 1 : 0) - (hasColumns ? 1 : 0));
  const column = hasColumns ? [use.at.at(-1)!] : [];
  const row = a.length > 1 ? [use.at[leading.length]] : [];
  const along = (shape: Shape): readonly number[] => leading.slice(leading.length - shape.length).map((place, axis) => (shape[axis] === 1 ? 0 : place));
  const [batchA, batchB] = [along(a.slice(0, -2)), along(b.slice(0, -2))];
  return sum(...Array.from({ length: a.at(-1)! }, (_, k) => product(readAt(use, 0, [...batchA, ...row, k]), readAt(use, 1, [...batchB, k, ...column]))));
}

const isInside = (at: readonly number[], sizes: Shape): boolean => at.every((place, axis) => place >= 0 && place < sizes[axis]);
/** Where the input stands under a tap of the window. */
const under = (window: readonly WindowAxis[], position: readonly number[], tap: readonly number[]): number[] =>
  window.map(({ stride, padBefore, dilation }, axis) => position[axis] * stride - padBefore + tap[axis] * dilation);
const sizesOf = ({ window }: ConvPlan, what: 'size' | 'count' | 'kernel'): Shape => window.map((axis) => axis[what]);
/** Input channels and filters of one group. */
const perGroup = ({ channels, filters, group }: ConvPlan) => ({ channelsEach: channels / group, filtersEach: filters / group });

function conv(use: Use): Expression {
  const { inputs, attributes } = use.node;
  const plan = planConv('Conv', inputs[0].shape, inputs[1].shape, attributes);
  const [example, filter, ...position] = use.at;
  const { channelsEach, filtersEach } = perGroup(plan);
  const first = Math.floor(filter / filtersEach) * channelsEach;
  const terms = placesIn([channelsEach, ...sizesOf(plan, 'kernel')]).flatMap(([channel, ...tap]) => {
    const at = under(plan.window, position, tap);
    return isInside(at, sizesOf(plan, 'size')) ? [product(readAt(use, 1, [filter, channel, ...tap]), readAt(use, 0, [example, first + channel, ...at]))] : [];
  });
  return sum(...terms, ...(inputs.length > 2 ? [readAt(use, 2, [filter])] : []));
}

/** Every position whose window reaches over the element, with the weight that lies on it. */
function convTranspose(use: Use): Expression {
  const { inputs, attributes } = use.node;
  const plan = planConvTranspose(inputs[0].shape, inputs[1].shape, attributes);
  const [example, channel, ...element] = use.at;
  const { channelsEach, filtersEach } = perGroup(plan);
  const first = Math.floor(channel / channelsEach) * filtersEach;
  const terms = placesIn([filtersEach, ...sizesOf(plan, 'kernel')]).flatMap(([filter, ...tap]) => {
    const position = plan.window.map(({ stride, padBefore, dilation }, axis) => (element[axis] + padBefore - tap[axis] * dilation) / stride);
    const isThere = position.every(Number.isInteger) && isInside(position, sizesOf(plan, 'count'));
    return isThere ? [product(readAt(use, 1, [first + filter, channel % channelsEach, ...tap]), readAt(use, 0, [example, first + filter, ...position]))] : [];
  });
  return sum(...terms, ...(inputs.length > 2 ? [readAt(use, 2, [channel])] : []));
}

/** Every position of the window, in every example: the gradient there, and what lay under that weight. */
function convGradientWeight(use: Use): Expression {
  const [x, dy] = use.node.inputs.map(({ shape }) => shape);
  const plan = planWeightGradient(x, dy, use.node.attributes);
  const [filter, channel, ...tap] = use.at;
  const { channelsEach, filtersEach } = perGroup(plan);
  const source = Math.floor(filter / filtersEach) * channelsEach + channel;
  const terms = placesIn([plan.batch, ...sizesOf(plan, 'count')]).flatMap(([example, ...position]) => {
    const at = under(plan.window, position, tap);
    return isInside(at, sizesOf(plan, 'size')) ? [product(readAt(use, 1, [example, filter, ...position]), readAt(use, 0, [example, source, ...at]))] : [];
  });
  return sum(...terms);
}

export const products: Readonly<Record<string, FormulaRule>> = {
  Gemm: gemm,
  MatMul: rule(String.raw`y_{ij} = \sum_k a_{ik}\, b_{kj}`, matMul),
  Conv: rule(({ node }) => String.raw`z_{f,p} = \sum_{c,k} w_{f,c,k}\; x_{c,\, s p + k}${node.inputs.length > 2 ? ' + b_f' : ''}`, conv),
  ConvTranspose: rule(({ node }) => String.raw`y_{c,\, i} = \sum_{f,\; s p + k = i} w_{f,c,k}\; x_{f,p}${node.inputs.length > 2 ? ' + b_c' : ''}`, convTranspose),
  ConvGradientWeight: rule(String.raw`\mathrm{d}w_{f,c,k} = \sum_{n,p} \mathrm{d}z_{n,f,p}\; x_{n,c,\, s p + k}`, convGradientWeight),
};
