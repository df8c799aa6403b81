import { numberIn } from '../fields/fields';
import { classesField, noiseField, seedField, sizeField } from './shared/fields';
import { planeClasses } from './shared/plane-classes';

const radius = 0.6;

/** Normal clouds around the corners of a regular polygon: straight lines part them, as far as they can be parted. */
export const gaussians = planeClasses({
  name: 'gaussians',
  title: { en: 'Gaussian clouds', zh: '高斯点云' },
  summary: { en: 'Round clouds, one for each class', zh: '圆形点云，每类一团' },
  fields: { classes: classesField(3), noise: noiseField(0.2), size: sizeField(200), seed: seedField(1) },
  classCount: (fields) => numberIn(fields, 'classes'),
  place: ({ label, fields, random }) => {
    const angle = (2 * Math.PI * label) / numberIn(fields, 'classes') + Math.PI / 4;
    const noise = numberIn(fields, 'noise');
    return [radius * Math.cos(angle) + noise * random.normal(), radius * Math.sin(angle) + noise * random.normal()];
  },
});
