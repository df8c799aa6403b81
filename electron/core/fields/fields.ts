/** Declaring and reading fields. */
import type { Text } from '../tensor/text';
import type { Field, FieldValues } from './definition';

type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

export const integerField = (field: Omit<FieldOf<'integer'>, 'kind'>): Field => ({ kind: 'integer', ...field });
export const numberField = (field: Omit<FieldOf<'number'>, 'kind'>): Field => ({ kind: 'number', ...field });
export const choiceField = (field: Omit<FieldOf<'choice'>, 'kind'>): Field => ({ kind: 'choice', ...field });
export const textField = (field: Omit<FieldOf<'text'>, 'kind'>): Field => ({ kind: 'text', ...field });

/**
 * The number in a field.
 * @throws if the field does not hold one; `completeFields` and `fieldProblem` make sure that it does.
 */
export function numberIn(fields: FieldValues, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number') throw new Error(`The field "${name}" must be a number, got ${String(value)}.`);
  return value;
}

/**
 * The text in a field.
 * @throws if the field does not hold one.
 */
export function textIn(fields: FieldValues, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Error(`The field "${name}" must be a text, got ${String(value)}.`);
  return value;
}

/** The chosen option of a field. @throws as `textIn`. */
export const choiceIn = textIn;

/** The given values, with the initial value of each field that is not given. */
export function completeFields(definition: { readonly fields: Readonly<Record<string, Field>> }, given: FieldValues): FieldValues {
  const initial = Object.entries(definition.fields).map(([name, field]) => [name, field.initial] as const);
  return { ...Object.fromEntries(initial), ...given };
}

/** Whether a field matters while the fields have these values. */
export const isShown = ({ when }: Field, values: FieldValues): boolean => !when || when.is.includes(values[when.field]);

/** What is wrong with a value of a field, or `undefined`. */
export function fieldProblem(field: Field, value: unknown): Text | undefined {
  if (field.kind === 'choice') return field.options.some((option) => option.value === value) ? undefined : wrongChoice(field, value);
  if (field.kind === 'text') return field.mistake(String(value));
  const isWhole = field.kind === 'integer';
  const isNumber = typeof value === 'number' && (isWhole ? Number.isInteger(value) : Number.isFinite(value));
  if (isNumber && value >= field.least && value <= field.most) return undefined;
  return {
    en: `${field.label.en} must be a ${isWhole ? 'whole ' : ''}number from ${field.least} to ${field.most}, got ${String(value)}.`,
    zh: `${field.label.zh}应是 ${field.least} 到 ${field.most} 之间的${isWhole ? '整数' : '数'}，现在是 ${String(value)}。`,
  };
}

function wrongChoice(field: FieldOf<'choice'>, value: unknown): Text {
  const list = (language: keyof Text, separator: string) => field.options.map((option) => option.label[language]).join(separator);
  return {
    en: `${field.label.en} must be one of ${list('en', ', ')}; "${String(value)}" is not.`,
    zh: `${field.label.zh}只能选${list('zh', '、')}，没有“${String(value)}”这一项。`,
  };
}
