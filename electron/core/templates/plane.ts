/** Tiny networks for points of the plane: small enough to see what every unit does. */
import type { Text } from '../tensor/text';
import { chain, type Link } from './chain';
import type { Expected, Template } from './definition';

interface Given {
  readonly name: string;
  readonly title: Text;
  readonly dataset: string;
  /** What is made of x and y before anything is learned; the two themselves if left out. */
  readonly features?: { readonly chosen: string; readonly text: string; readonly count: number };
  readonly units: readonly number[];
  readonly classes: number;
  readonly teaches: Text;
  readonly epochs: number;
  readonly accuracy: number;
}

/** Hidden layers with tanh, whose units bend smoothly. */
function planeTemplate({ name, title, dataset, features, units, classes, teaches, epochs, accuracy }: Given): Template {
  const made: readonly Link[] = features ? [{ id: 'features', kind: 'planeFeatures', name: 'Features', fields: { features: features.chosen } }] : [];
  const hidden = units.flatMap((count, i): Link[] => [
    { id: `hidden-${i + 1}`, kind: 'dense', name: `Hidden ${i + 1}`, fields: { units: count, initialization: 'glorot' } },
    { id: `tanh-${i + 1}`, kind: 'tanh', name: `Tanh ${i + 1}` },
  ]);
  const widths = [features?.count ?? 2, ...units, classes].join('–');
  const of = { en: features ? ` of ${features.text}` : '', zh: features ? `（${features.text}）` : '' };
  const expected: Expected = { epochs, seed: 1, accuracy };
  return {
    name,
    group: 'small',
    title,
    summary: { en: `${widths}${of.en}${units.length > 0 ? ' with tanh' : ', linear'}`, zh: `${widths}${of.zh}${units.length > 0 ? '，使用 tanh' : '，线性'}` },
    teaches,
    network: chain(title.en, dataset, units.length === 1 ? 3 : 4, [
      { kind: 'input', name: 'Points' },
      ...made,
      ...hidden,
      { id: 'scores', kind: 'dense', name: 'Scores', fields: { units: classes, initialization: 'glorot' } },
      { kind: 'softmax', name: 'Softmax' },
    ]),
    settings: { optimizer: 'adam', learningRate: 0.03, batchSize: 20, epochs },
    expected,
  };
}

export const planeTemplates: readonly Template[] = [
  planeTemplate({
    name: 'gaussians-linear',
    title: { en: 'Clouds, linear', zh: '点云（线性）' },
    dataset: 'gaussians',
    units: [],
    classes: 3,
    teaches: { en: 'Where clouds can be parted by straight lines, no hidden layer is needed.', zh: '点云能用直线分开时，不需要隐藏层。' },
    epochs: 20,
    accuracy: 0.99,
  }),
  planeTemplate({
    name: 'circles-features',
    title: { en: 'Circles without a hidden layer', zh: '不用隐藏层分开同心圆' },
    dataset: 'circles',
    features: { chosen: 'xx yy', text: 'x², y²', count: 2 },
    units: [],
    classes: 2,
    teaches: {
      en: 'With x² and y² as features, a linear classifier draws a circle. Take them away and see what a hidden layer is for.',
      zh: '以 x² 和 y² 为特征，线性分类器就能画出圆。把它们去掉，就明白隐藏层有什么用了。',
    },
    epochs: 30,
    accuracy: 1,
  }),
  planeTemplate({
    name: 'xor-tiny',
    title: { en: 'XOR with two units', zh: '两个单元解异或' },
    dataset: 'xor',
    units: [2],
    classes: 2,
    teaches: { en: 'Two hidden units are the fewest that solve XOR; each draws one line. From some seeds they get stuck.', zh: '解决异或最少要两个隐藏单元，每个画一条线。有些随机种子会让它们卡住。' },
    epochs: 100,
    accuracy: 0.995,
  }),
  planeTemplate({
    name: 'moons-tiny',
    title: { en: 'Moons', zh: '双月' },
    dataset: 'moons',
    units: [4],
    classes: 2,
    teaches: { en: 'A few units bend the border between the moons around both tips.', zh: '几个单元就能让边界绕过两个月牙的尖端。' },
    epochs: 100,
    accuracy: 0.99,
  }),
  planeTemplate({
    name: 'spiral-tiny',
    title: { en: 'Spiral, 2–8–8–3', zh: '螺旋 2–8–8–3' },
    dataset: 'spiral',
    units: [8, 8],
    classes: 3,
    teaches: { en: 'Two small hidden layers roll the arms up; small enough to watch every number on the way.', zh: '两个小隐藏层就能把旋臂展开；网络小到可以看清途中的每个数。' },
    epochs: 200,
    accuracy: 0.9933,
  }),
];
