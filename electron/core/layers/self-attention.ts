import type { Value } from '../graph/graph';
import type { FieldValues } from '../fields/definition';
import { LayerProblem, type BuildContext, type LayerDefinition, type ParameterDefinition } from './definition';
import { integerField, numberIn } from '../fields/fields';
import { initializationFields, weightInitializer, zeroInitializer } from './shared/initialization';
import { dot, line, solid } from './shared/picture';
import { penaltyFields, weightPenalty } from './shared/regularization';
import { largestDivisor, requireSequence } from './shared/shapes';
import { calledModule } from './shared/torch';

/** Each has weights [features, features] and, but for the key, a bias: one there would move all scores of a query alike, which softmax cancels. */
const projections = ['query', 'key', 'value', 'output'] as const;
type Projection = (typeof projections)[number];

function unequalHeads(features: number, heads: number): LayerProblem {
  const fitting = largestDivisor(features, heads);
  return new LayerProblem(
    {
      en: `${features} features cannot be shared equally among ${heads} heads. Choose a number of heads that divides ${features}.`,
      zh: `${features} 个特征不能平均分给 ${heads} 个头。请选一个能整除 ${features} 的头数。`,
    },
    { kind: 'setField', field: 'heads', value: fitting, text: { en: `Use ${fitting} ${fitting === 1 ? 'head' : 'heads'}`, zh: `改为 ${fitting} 个头` } },
  );
}

function parametersOf(features: number, fields: FieldValues): ParameterDefinition[] {
  const weight = { shape: [features, features], initializer: weightInitializer(fields, features, features), penalty: weightPenalty(fields) };
  const bias = { shape: [features], initializer: zeroInitializer };
  return projections.flatMap((name) => [{ name: `${name}.weight`, ...weight }, ...(name === 'key' ? [] : [{ name: `${name}.bias`, ...bias }])]);
}

/** softmax(QKᵀ/√d)·V in each head by itself; the heads share the features among them. */
function attend({ build, inputs: [x], fields, parameters }: BuildContext): Value {
  const [, length, features] = x.type.shape;
  const heads = numberIn(fields, 'heads');
  const depth = features / heads;
  const project = (rows: Value, name: Projection) => build.gemm(rows, ...['weight', 'bias'].flatMap((part) => parameters[`${name}.${part}`] ?? []), { transB: 1 });
  const positions = build.reshape(x, { shape: [-1, features] });
  const split = (name: Projection, perm: readonly number[]) =>
    build.transpose(build.reshape(project(positions, name), { shape: [-1, length, heads, depth] }), { perm });
  const scores = build.mul(build.matMul(split('query', [0, 2, 1, 3]), split('key', [0, 2, 3, 1])), 1 / Math.sqrt(depth));
  const mixed = build.matMul(build.softmax(scores, { axis: -1 }), split('value', [0, 2, 1, 3]));
  const together = build.reshape(build.transpose(mixed, { perm: [0, 2, 1, 3] }), { shape: [-1, features] });
  return build.reshape(project(together, 'output'), { shape: [-1, length, features] });
}

const torchClass = `class SelfAttention(nn.Module):
    """Every position sees every other; keys have no bias, because it would move all scores of a query alike."""

    def __init__(self, features, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(features, features)
        self.key = nn.Linear(features, features, bias=False)
        self.value = nn.Linear(features, features)
        self.output = nn.Linear(features, features)

    def split(self, x):
        return x.unflatten(2, (self.heads, -1)).transpose(1, 2)

    def forward(self, x):
        query, key, value = (self.split(project(x)) for project in (self.query, self.key, self.value))
        mixed = F.scaled_dot_product_attention(query, key, value)
        return self.output(mixed.transpose(1, 2).flatten(2))`;

/** Vaswani et al. 2017, without a mask: every position sees every other. */
export const selfAttention: LayerDefinition = {
  kind: 'selfAttention',
  family: 'linear',
  title: { en: 'Self-attention', zh: '自注意力' },
  summary: { en: 'Each position gathers what it needs from all others', zh: '每个位置从其他位置取来所需的信息' },
  synonyms: ['attention', 'transformer', 'mha', 'multi-head', '注意力', '多头'],
  picture: [line('M4 16C4 4 20 4 20 16M4 16C4 8 14.5 8 14.5 16M4 16C4 12 9 12 9 16'), solid(dot(4, 18, 2), dot(9, 18, 2), dot(14.5, 18, 2), dot(20, 18, 2))],
  formula: String.raw`\begin{gathered} Y = \operatorname{softmax}\!\Bigl(\frac{Q K^{\top}}{\sqrt d}\Bigr) V\, W_O^{\top} \\ Q = X W_Q^{\top},\ K = X W_K^{\top},\ V = X W_V^{\top} \end{gathered}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    heads: integerField({
      label: { en: 'Heads', zh: '头数' },
      help: {
        en: 'How many comparisons run side by side, each with its share of the features.',
        zh: '并排进行几组比较，每组分到一部分特征。',
      },
      initial: 4,
      least: 1,
      most: 64,
    }),
    ...initializationFields,
    ...penaltyFields,
  },
  inferShape: ([input], fields) => {
    requireSequence({ en: 'Self-attention compares the positions of a sequence (length×features)', zh: '自注意力比较序列（长度×特征）中的各个位置' }, input);
    const heads = numberIn(fields, 'heads');
    if (input[1] % heads !== 0) throw unequalHeads(input[1], heads);
    return input;
  },
  parameters: ([[, features]], fields) => parametersOf(features, fields),
  build: attend,
  window: () => ({ size: Infinity, stride: 1 }),
  torch: (use) => ({ ...calledModule(`SelfAttention(${use.shapes[0][1]}, ${numberIn(use.fields, 'heads')})`, use), helper: torchClass }),
  flop: ([[length, features]]) => 8 * length * features * features + 4 * length * length * features,
  samples: [{ inputs: [[3, 4]], fields: { heads: 2 } }, { inputs: [[5, 3]], fields: { heads: 1, initialization: 'glorot' } }],
};
