import type { Value } from '../graph/graph';
import type { OpBuilder } from '../ops/builder';
import { elementCount } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import type { FieldValues } from '../fields/definition';
import { severalField, severalIn } from '../fields/fields';
import { LayerProblem, type Fix, type LayerDefinition } from './definition';
import { dot, faint, line } from './shared/picture';
import { describeShape, insertFlatten } from './shared/shapes';

/** One number made of the two coordinates of a point. */
interface PlaneFeature {
  readonly value: string;
  readonly label: Text;
  /** Of one column each. */
  readonly build: (build: OpBuilder, x: Value, y: Value) => Value;
  /** The same for PyTorch, of the Python text for both. */
  readonly torch: (x: string, y: string) => string;
  readonly flop: number;
}

const symbol = (text: string): Text => ({ en: text, zh: text });

/** One wave from -1 to 1, where the points of the datasets are. */
const wave = (build: OpBuilder, x: Value): Value => build.sin(build.mul(x, Math.PI));

/** In the order of the columns. */
export const planeFeatureOptions: readonly PlaneFeature[] = [
  { value: 'x', label: symbol('x'), build: (_build, x) => x, torch: (x) => x, flop: 0 },
  { value: 'y', label: symbol('y'), build: (_build, _x, y) => y, torch: (_x, y) => y, flop: 0 },
  { value: 'xx', label: symbol('x²'), build: (build, x) => build.mul(x, x), torch: (x) => `${x} * ${x}`, flop: 1 },
  { value: 'yy', label: symbol('y²'), build: (build, _x, y) => build.mul(y, y), torch: (_x, y) => `${y} * ${y}`, flop: 1 },
  { value: 'xy', label: symbol('xy'), build: (build, x, y) => build.mul(x, y), torch: (x, y) => `${x} * ${y}`, flop: 1 },
  { value: 'sinX', label: symbol('sin πx'), build: (build, x) => wave(build, x), torch: (x) => `torch.sin(torch.pi * ${x})`, flop: 2 },
  { value: 'sinY', label: symbol('sin πy'), build: (build, _x, y) => wave(build, y), torch: (_x, y) => `torch.sin(torch.pi * ${y})`, flop: 2 },
];

function chosenOf(fields: FieldValues): readonly PlaneFeature[] {
  const chosen = severalIn(fields, 'features');
  return planeFeatureOptions.filter(({ value }) => chosen.includes(value));
}

const leaveOut: Fix = { kind: 'remove', text: { en: 'Delete this layer', zh: '删去这一层' } };

/** What people computed of points before networks found features of their own: with the right ones a linear layer draws curves. */
export const planeFeatures: LayerDefinition = {
  kind: 'planeFeatures',
  family: 'data',
  title: { en: 'Plane features', zh: '平面特征' },
  summary: { en: 'Squares, product and sines of x and y', zh: '由 x 和 y 算出平方、乘积与正弦' },
  synonyms: ['feature engineering', 'x²', 'y²', 'xy', 'sin', 'polynomial', 'basis functions', '特征工程', '多项式', '基函数'],
  picture: [faint('M3 21V3M3 21h18'), line('M4 6C8 22 15 22 20 6'), line(dot(12, 7, 3))],
  formula: String.raw`\varphi(x, y) \subseteq \{x,\; y,\; x^2,\; y^2,\; xy,\; \sin \pi x,\; \sin \pi y\}`,
  inputs: ['input'],
  hasOutput: true,
  fields: {
    features: severalField({
      label: { en: 'Features', zh: '特征' },
      help: {
        en: 'What the next layer gets of each point. With x² and y² a linear layer draws circles and ellipses, with xy saddles; the sines make one wave from −1 to 1.',
        zh: '下一层从每个点得到哪些数。有了 x² 和 y²，线性层就能画出圆和椭圆，有了 xy 能画出鞍形；正弦在 −1 到 1 之间恰好一个波。',
      },
      initial: 'x y xx yy xy',
      options: planeFeatureOptions,
    }),
  },
  inferShape: ([input], fields) => {
    if (input.length === 1 && input[0] === 2) return [chosenOf(fields).length];
    const got = describeShape(input);
    const text = {
      en: `Plane features needs the two coordinates of a point, got ${got.en}. Choose a dataset of points in the plane, or delete this layer.`,
      zh: `平面特征需要一个点的两个坐标，收到的却是 ${got.zh}。请选一个平面点的数据集，或删去这一层。`,
    };
    throw new LayerProblem(text, elementCount(input) === 2 ? [insertFlatten, leaveOut] : leaveOut, { expected: [2] });
  },
  parameters: () => [],
  build: ({ build, inputs: [points], fields }) => {
    const [x, y] = [0, 1].map((start) => build.slice(points, { starts: [start], ends: [start + 1], axes: [1] }));
    const columns = chosenOf(fields).map((feature) => feature.build(build, x, y));
    return columns.length === 1 ? columns[0] : build.concat(...columns, { axis: 1 });
  },
  torch: ({ x: points, fields }) => {
    const columns = chosenOf(fields).map((feature) => feature.torch(`${points}[:, :1]`, `${points}[:, 1:]`));
    return { forward: `torch.cat([${columns.join(', ')}], 1)` };
  },
  flop: (_inputs, fields) => chosenOf(fields).reduce((sum, { flop }) => sum + flop, 0),
  samples: [
    { inputs: [[2]], fields: { features: planeFeatureOptions.map(({ value }) => value).join(' ') } },
    { inputs: [[2]], fields: { features: 'xx yy' } },
    { inputs: [[2]], fields: { features: 'sinY' } },
  ],
};
