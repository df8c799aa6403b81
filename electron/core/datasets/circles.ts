import { numberField, numberIn } from '../fields/fields';
import { noiseField, seedField, sizeField } from './shared/fields';
import { planeClasses } from './shared/plane-classes';

const outer = 0.9;

/** A circle inside another: x² + y² alone tells them apart. */
export const circles = planeClasses({
  name: 'circles',
  title: { en: 'Circles', zh: '同心圆' },
  summary: { en: 'A circle inside another one', zh: '大圆里套着小圆' },
  fields: {
    inner: numberField({
      label: { en: 'Inner radius', zh: '内圆半径' },
      help: { en: 'Radius of the inner circle as a share of the outer one.', zh: '内圆半径与外圆半径之比。' },
      initial: 0.5,
      least: 0.1,
      most: 0.9,
      step: 0.05,
    }),
    noise: noiseField(0.06),
    size: sizeField(200),
    seed: seedField(1),
  },
  classCount: () => 2,
  place: ({ label, fields, random }) => {
    const radius = label === 0 ? outer : outer * numberIn(fields, 'inner');
    const angle = 2 * Math.PI * random.uniform();
    const noise = numberIn(fields, 'noise');
    return [radius * Math.cos(angle) + noise * random.normal(), radius * Math.sin(angle) + noise * random.normal()];
  },
});
