import { Random } from '../tensor/random';
import type { ClassDataset, ClassSplit } from './definition';

const arms = 3;
const pointsPerArm = 100;
const seed = 231;

/** How far each arm turns, in radians, and the standard deviation of the noise around it. */
const turn = 4;
const noise = 0.2;
/** At the very center the arms would lie on one another. */
const innermost = 0.05;

/**
 * Three arms that no straight line parts: the example of the course notes of Stanford's CS231n ("Neural Networks Case
 * Study"). The notes leave the features as they are, between -1 and 1, and so does this file.
 */
export const spiral = {
  name: 'spiral',
  title: { en: 'Spiral', zh: '螺旋' },
  summary: { en: '300 points on three arms, 2 features, 3 classes', zh: '三条旋臂上的 300 个点，2 个特征，3 个类别' },
  exampleShape: [2],
  features: 'float32',
  labels: ['A', 'B', 'C'],
  mean: 0,
  deviation: 1,
  source: { kind: 'generated', files: [] },
  read: () => ({ train: draw('train'), validation: draw('validation'), test: draw('test') }),
} satisfies ClassDataset;

function draw(split: string): ClassSplit {
  const random = new Random(seed).fork(split);
  const count = arms * pointsPerArm;
  const features = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const share = (i % pointsPerArm) / (pointsPerArm - 1);
    const radius = innermost + (1 - innermost) * share;
    const angle = turn * (Math.floor(i / pointsPerArm) + share) + noise * random.normal();
    features.set([radius * Math.sin(angle), radius * Math.cos(angle)], 2 * i);
  }
  return { count, features, labels: Uint8Array.from({ length: count }, (_, i) => Math.floor(i / pointsPerArm)) };
}
