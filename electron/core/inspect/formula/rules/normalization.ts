/** Mean and variance of a block, and each element measured with them. */
import { numberAttribute } from '../../../ops/shared/attributes';
import { normalizeAxis } from '../../../tensor/shape';
import { elementCount } from '../../../tensor/tensor';
import { difference, power, product, quotient, root, sum, type Expression } from '../expression';
import { meet, read, type FormulaRule, type Formulation, type Part, type Use } from '../definition';

type Read = ReturnType<typeof read>;

interface Statistics {
  readonly mean: number;
  readonly variance: number;
  readonly parts: readonly Part[];
}

/** Of the elements that are normalized together; the variance with divisor n. */
function statistics(elements: readonly Read[]): Statistics {
  const n = elements.length;
  const mean = elements.reduce((total, { value }) => total + value, 0) / n;
  const variance = elements.reduce((total, { value }) => total + (value - mean) ** 2, 0) / n;
  return {
    mean,
    variance,
    parts: [
      { symbol: 'μ', value: mean, from: quotient(sum(...elements), n) },
      { symbol: 'σ²', value: variance, from: quotient(sum(...elements.map((each) => power(difference(each, mean), 2))), n) },
    ],
  };
}

const epsilonOf = ({ node }: Use): number => numberAttribute(node.attributes, 'epsilon', 1e-5);
const isTraining = ({ node }: Use): boolean => numberAttribute(node.attributes, 'training_mode', 0) !== 0;
const measured = (use: Use, x: Expression, mean: number | Expression, variance: number | Expression): Expression => quotient(difference(x, mean), root(sum(variance, epsilonOf(use))));

/** The elements from `start` on, one after the other. */
const block = (use: Use, start: number, length: number): Read[] => Array.from({ length }, (_, i) => read(use, 0, start + i));

/** All elements of the channel (axis 1) of the place, of all examples. */
function channelOf(use: Use, channel: number): Read[] {
  const { shape } = use.node.inputs[0];
  const inner = elementCount(shape.slice(2));
  return Array.from({ length: shape[0] }, (_, example) => block(use, (example * shape[1] + channel) * inner, inner)).flat();
}

/** How many elements that lie together are normalized together. */
const rowLength: Readonly<Record<string, (use: Use) => number>> = {
  LayerNormalization: ({ node: { inputs: [x], attributes } }) => elementCount(x.shape.slice(normalizeAxis(numberAttribute(attributes, 'axis', -1), x.shape.length))),
  GroupNormalization: ({ node: { inputs: [x], attributes } }) => elementCount(x.shape.slice(1)) / numberAttribute(attributes, 'num_groups'),
  InstanceNormalization: ({ node: { inputs: [x] } }) => elementCount(x.shape.slice(2)),
};

function rows(use: Use): Formulation {
  const length = rowLength[use.node.op](use);
  const start = use.output === 0 ? Math.floor(use.element / length) * length : use.element * length;
  const { mean, variance, parts } = statistics(block(use, start, length));
  if (use.output === 1) return { from: parts[0].from };
  if (use.output === 2) return { from: quotient(1, root(sum(variance, epsilonOf(use)))), parts };
  const factor = (input: number) => (use.node.op === 'LayerNormalization' ? meet(use, input) : read(use, input, use.at[1]));
  const scaled = product(factor(1), measured(use, read(use, 0, use.element), mean, variance));
  return { from: use.node.inputs.length > 2 ? sum(scaled, factor(2)) : scaled, parts };
}

const normalized = String.raw`y = \gamma\, \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta`;

/** With the statistics of the batch while training, else with the running ones. */
function batch(use: Use): Formulation {
  if (use.output > 0) return running(use);
  const channel = use.at[1];
  const [scale, bias, mean, variance] = [1, 2, 3, 4].map((input) => read(use, input, channel));
  const x = read(use, 0, use.element);
  if (!isTraining(use)) return { from: sum(product(scale, measured(use, x, mean, variance)), bias) };
  const own = statistics(channelOf(use, channel));
  return { from: sum(product(scale, measured(use, x, own.mean, own.variance)), bias), parts: own.parts };
}

/** The second and third output: a little of the batch in what was there before. */
function running(use: Use): Formulation {
  const { mean, variance, parts } = statistics(channelOf(use, use.element));
  const momentum = numberAttribute(use.node.attributes, 'momentum', 0.9);
  const now = use.output === 1 ? mean : variance;
  return { from: sum(product(momentum, read(use, use.output + 2, use.element)), product(1 - momentum, now)), parts: parts.slice(0, use.output) };
}

/** With n elements per channel and x̂ = r (x − μ): dx = γ r (dy − (dβ + x̂ dγ) / n). */
function batchGradient(use: Use): Formulation {
  const channel = use.output === 0 ? use.at[1] : use.element;
  const elements = channelOf(use, channel);
  const { mean, variance, parts } = statistics(elements);
  const r = 1 / Math.sqrt(variance + epsilonOf(use));
  const upstream = elements.map(({ source }) => read(use, 2, source!.element));
  const centred = (x: Expression) => product(difference(x, mean), r);
  const ofBias = sum(...upstream);
  const ofScale = sum(...upstream.map((dy, i) => product(dy, centred(elements[i]))));
  const own: readonly Part[] = [...parts, { symbol: 'r', value: r, from: quotient(1, root(sum(variance, epsilonOf(use)))) }];
  if (use.output === 1) return { from: ofScale, parts: own };
  if (use.output === 2) return { from: ofBias };
  const dbias = upstream.reduce((total, { value }) => total + value, 0);
  const dscale = upstream.reduce((total, { value }, i) => total + value * (elements[i].value - mean) * r, 0);
  const through = quotient(sum(dbias, product(centred(read(use, 0, use.element)), dscale)), elements.length);
  return {
    from: product(read(use, 1, channel), r, difference(read(use, 2, use.element), through)),
    parts: [...own, { symbol: 'dβ', value: dbias, from: ofBias }, { symbol: 'dγ', value: dscale, from: ofScale }],
  };
}

const batchTex = [
  normalized,
  String.raw`\bar{\mu} \leftarrow \alpha\, \bar{\mu} + (1 - \alpha)\, \mu`,
  String.raw`\bar{\sigma}^2 \leftarrow \alpha\, \bar{\sigma}^2 + (1 - \alpha)\, \sigma^2`,
];

const gradientTex = [
  String.raw`\mathrm{d}x = \gamma\, r \left(\mathrm{d}y - \tfrac{1}{n}(\mathrm{d}\beta + \hat{x}\, \mathrm{d}\gamma)\right), \quad \hat{x} = r\,(x - \mu)`,
  String.raw`\mathrm{d}\gamma = \sum_i \mathrm{d}y_i\, \hat{x}_i, \quad \hat{x} = r\,(x - \mu)`,
  String.raw`\mathrm{d}\beta = \sum_i \mathrm{d}y_i`,
];

const rowRule: FormulaRule = { tex: normalized, formulate: rows };

export const normalization: Readonly<Record<string, FormulaRule>> = {
  LayerNormalization: rowRule,
  GroupNormalization: rowRule,
  InstanceNormalization: rowRule,
  BatchNormalization: { tex: ({ output }) => batchTex[output], formulate: batch },
  BatchNormalizationGradient: { tex: ({ output }) => gradientTex[output], formulate: batchGradient },
};
