import type { Text } from '../../tensor/text';
import type { Field } from '../../fields/definition';
import { numberField } from '../../fields/fields';
import { percent } from './units';

/** The share that a dropout layer sets to zero. */
export const rateField = (help: Text, initial = 0.5): Field =>
  numberField({ label: { en: 'Rate', zh: '失活率' }, help, initial, least: 0, most: 0.95, step: 0.05, unit: percent });
