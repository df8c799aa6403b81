/** Declaring and reading fields. */
import type { Text } from '../tensor/text';
import type { Field, FieldValue, FieldValues, Option } from './definition';

type FieldOf<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

export const integerField = (field: Omit<FieldOf<'integer'>, 'kind'>): Field => ({ kind: 'integer', ...field });
export const numberField = (field: Omit<FieldOf<'number'>, 'kind'>): Field => ({ kind: 'number', ...field });
export const choiceField = (field: Omit<FieldOf<'choice'>, 'kind'>): Field => ({ kind: 'choice', ...field });
export const severalField = (field: Omit<FieldOf<'several'>, 'kind'>): Field => ({ kind: 'several', ...field });
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

/** What is chosen of several options, in the order they were written down. */
export const severalOf = (value: FieldValue): readonly string[] => String(value).split(' ').filter((part) => part !== '');

/** The chosen options of a field. @throws as `textIn`. */
export const severalIn = (fields: FieldValues, name: string): readonly string[] => severalOf(textIn(fields, name));

/** The value of a field of which these options are chosen, whatever their order. */
export const severalValue = ({ options }: { readonly options: readonly Option[] }, chosen: readonly string[]): string =>
  options.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])).join(' ');

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
  if (field.kind === 'several') return wrongSeveral(field, value);
  if (field.kind === 'text') return field.mistake(String(value));
  const isWhole = field.kind === 'integer';
  const isNumber = typeof value === 'number' && (isWhole ? Number.isInteger(value) : Number.isFinite(value));
  if (isNumber && value >= field.least && value <= field.most) return undefined;
  return {
    en: `${field.label.en} must be a ${isWhole ? 'whole ' : ''}number from ${field.least} to ${field.most}, got ${String(value)}.`,
    zh: `${field.label.zh}应是 ${field.least} 到 ${field.most} 之间的${isWhole ? '整数' : '数'}，现在是 ${String(value)}。`,
  };
}

const listOf = (options: readonly Option[], language: keyof Text, separator: string): string => options.map(({ label }) => label[language]).join(separator);

/** The chosen options as people call them; `undefined` if the field has no options or the value is none of them. */
export function chosenText(field: Field, value: FieldValue): Text | undefined {
  if (field.kind !== 'choice' && field.kind !== 'several') return undefined;
  const values = field.kind === 'several' ? severalOf(value) : [value];
  const chosen = field.options.filter((option) => values.includes(option.value));
  return chosen.length > 0 && chosen.length === values.length ? { en: listOf(chosen, 'en', ', '), zh: listOf(chosen, 'zh', '、') } : undefined;
}

const wrongChoice = ({ label, options }: FieldOf<'choice'>, value: unknown): Text => ({
  en: `${label.en} must be one of ${listOf(options, 'en', ', ')}; "${String(value)}" is not.`,
  zh: `${label.zh}只能选${listOf(options, 'zh', '、')}，没有“${String(value)}”这一项。`,
});

function wrongSeveral(field: FieldOf<'several'>, value: unknown): Text | undefined {
  const { label, options } = field;
  const [en, zh] = [listOf(options, 'en', ', '), listOf(options, 'zh', '、')];
  const chosen = severalOf(String(value));
  if (chosen.length === 0) return { en: `${label.en} must be at least one of ${en}; none is chosen. Choose one.`, zh: `${label.zh}至少要选一个：${zh}。现在一个也没选，请选一个。` };
  if (severalValue(field, chosen) === value) return undefined;
  return { en: `${label.en} must be some of ${en}, in this order; "${String(value)}" is not.`, zh: `${label.zh}只能从${zh}中选取，并按此顺序写出；“${String(value)}”不符合。` };
}
