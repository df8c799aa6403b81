import { Random } from '../tensor/random';
import type { NumberDataset, NumberSplit } from './definition';

const seed = 7;
const noise = 0.1;

/** Two periods of a sine over -1 … 1 with normal noise: the smallest problem in which a number is to be predicted. */
export const wave = {
  name: 'wave',
  title: { en: 'Noisy wave', zh: '带噪声的波' },
  summary: { en: '200 points of a noisy sine, one number in, one number out', zh: '带噪声的正弦上的 200 个点，输入一个数，输出一个数' },
  exampleShape: [1],
  features: 'float32',
  targets: ['y'],
  /** Of a uniform distribution over -1 … 1. */
  mean: 0,
  deviation: 0.5774,
  source: { kind: 'generated', files: [] },
  read: () => ({ train: draw('train', 200), validation: draw('validation', 100), test: draw('test', 100) }),
} satisfies NumberDataset;

function draw(split: string, count: number): NumberSplit {
  const random = new Random(seed).fork(split);
  const features = Float32Array.from({ length: count }, () => 2 * random.uniform() - 1);
  return { count, features, targets: features.map((x) => Math.sin(2 * Math.PI * x) + noise * random.normal()) };
}
