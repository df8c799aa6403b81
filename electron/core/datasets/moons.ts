import { numberIn } from '../fields/fields';
import { noiseField, seedField, sizeField } from './shared/fields';
import { planeClasses } from './shared/plane-classes';

/** The two half circles of scikit-learn's make_moons, brought into -1 … 1. */
export const moons = planeClasses({
  name: 'moons',
  title: { en: 'Moons', zh: '双月' },
  summary: { en: 'Two half circles that reach into one another', zh: '两个互相嵌入的半圆' },
  fields: { noise: noiseField(0.08), size: sizeField(200), seed: seedField(1) },
  classCount: () => 2,
  place: ({ label, index, count, fields, random }) => {
    const angle = (Math.PI * index) / (count - 1);
    const [x, y] = label === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    const noise = numberIn(fields, 'noise');
    return [(x - 0.5) / 1.5 + noise * random.normal(), (y - 0.25) / 1.5 + noise * random.normal()];
  },
});
