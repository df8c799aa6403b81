import { numberIn } from '../fields/fields';
import { noiseField, seedField, sizeField } from './shared/fields';
import { planeClasses } from './shared/plane-classes';

const corner = 0.6;

/** Opposite corners belong together: the problem that no single layer solves (Minsky and Papert 1969). Without noise it is four points. */
export const xor = planeClasses({
  name: 'xor',
  title: { en: 'XOR', zh: '异或' },
  summary: { en: 'Four corners; opposite ones belong to the same class', zh: '四个角，相对的角属于同一类' },
  fields: { noise: noiseField(0.15), size: sizeField(200), seed: seedField(1) },
  classCount: () => 2,
  place: ({ label, index, fields, random }) => {
    const right = index % 2 === 0 ? 1 : -1;
    const upper = label === 0 ? right : -right;
    const noise = numberIn(fields, 'noise');
    return [corner * right + noise * random.normal(), corner * upper + noise * random.normal()];
  },
});
