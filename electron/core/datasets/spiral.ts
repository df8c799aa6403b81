import { integerField, numberField, numberIn } from '../fields/fields';
import { noiseField, seedField, sizeField } from './shared/fields';
import { planeClasses } from './shared/plane-classes';

/** From one arm to the next, in turns of an arm: of three, the course notes begin each where the one before ended; others are spread evenly. */
const apart = (arms: number, turn: number): number => (arms === 3 ? 1 : (2 * Math.PI) / arms / turn);

/**
 * Arms that no straight line parts. As it is set at first, the example of the course notes of Stanford's CS231n ("Neural
 * Networks Case Study"): all arms begin at the very center, where no network tells them apart. The notes leave the features
 * as they are, between -1 and 1, and so does this file. The noise moves the angle, in radians.
 */
export const spiral = planeClasses({
  name: 'spiral',
  title: { en: 'Spiral', zh: '螺旋' },
  summary: { en: 'Arms wound around one another, one class each', zh: '互相缠绕的旋臂，每条一个类别' },
  fields: {
    arms: integerField({
      label: { en: 'Arms', zh: '旋臂数' },
      help: { en: 'How many arms the spiral has; each is a class.', zh: '螺旋有几条旋臂，每条是一个类别。' },
      initial: 3,
      least: 2,
      most: 5,
    }),
    turn: numberField({
      label: { en: 'Turn', zh: '转角' },
      help: { en: 'How far each arm turns from the center to its end, in radians; 6.28 is a full turn.', zh: '每条旋臂从中心到末端转过的角度，单位是弧度；6.28 是整整一圈。' },
      initial: 4,
      least: 0.5,
      most: 10,
      step: 0.1,
    }),
    noise: noiseField(0.2),
    size: sizeField(300),
    seed: seedField(6),
  },
  classCount: (fields) => numberIn(fields, 'arms'),
  place: ({ label, index, count, fields, random }) => {
    const turn = numberIn(fields, 'turn');
    // From the outer end: the first example should be one that something can be seen of.
    const share = 1 - index / (count - 1);
    const angle = turn * (label * apart(numberIn(fields, 'arms'), turn) + share) + numberIn(fields, 'noise') * random.normal();
    return [share * Math.sin(angle), share * Math.cos(angle)];
  },
});
