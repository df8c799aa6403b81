/** Fields for what is added to, or taken from, the four sides of an image. */
import type { Text } from '../../tensor/text';
import type { Field, FieldValues } from '../../fields/definition';
import { integerField, numberIn } from '../../fields/fields';
import { pixels } from './units';

const sides = {
  top: { en: 'Top', zh: '上' },
  bottom: { en: 'Bottom', zh: '下' },
  left: { en: 'Left', zh: '左' },
  right: { en: 'Right', zh: '右' },
} satisfies Record<string, Text>;

type Side = keyof typeof sides;

/** One field of pixels for each side; `help` says what happens to them. */
export const borderFields = (help: Text): Readonly<Record<Side, Field>> => {
  const side = (label: Text) => integerField({ label, help, initial: 1, least: 0, most: 64, unit: pixels });
  return { top: side(sides.top), bottom: side(sides.bottom), left: side(sides.left), right: side(sides.right) };
};

export const bordersIn = (fields: FieldValues): Readonly<Record<Side, number>> => ({
  top: numberIn(fields, 'top'),
  bottom: numberIn(fields, 'bottom'),
  left: numberIn(fields, 'left'),
  right: numberIn(fields, 'right'),
});
