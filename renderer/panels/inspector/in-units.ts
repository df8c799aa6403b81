/** Values of fields as people see and type them. */
import type { Field, FieldValue } from '@core/fields/definition';
import { chosenText } from '@core/fields/fields';
import { language } from '../../state/language.svelte';

/** How the numbers of a field are shown and what a shown number means; `null` for other fields. */
export function inUnits(field: Field) {
  if (field.kind !== 'integer' && field.kind !== 'number') return null;
  const factor = field.unit?.factor ?? 1;
  return {
    sign: field.unit && language.say(field.unit.sign),
    shown: (value: number) => rounded(value * factor),
    meant: (shown: number) => rounded(shown / factor),
  };
}

/** 0.07 · 100 is 7. */
const rounded = (value: number): number => Number(value.toPrecision(10));

/** With its unit: `50 %`, `3 px`, the name of an option. */
export function valueText(field: Field, value: FieldValue): string {
  const chosen = chosenText(field, value);
  if (chosen) return language.say(chosen);
  const number = inUnits(field);
  return number ? [number.shown(Number(value)), number.sign].filter((part) => part !== undefined).join(' ') : String(value);
}
