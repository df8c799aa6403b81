/** Attributes of an operator as fields: a number `0.5`, a list `[1, 2]`, anything else is a word; empty where it is left out. */
import { OUTPUT_COUNT, type Attribute, type Attributes } from '../../graph/graph';
import type { OpDefinition } from '../../ops/definition';
import { textField } from '../../fields/fields';
import type { Field, FieldValues } from '../../fields/definition';
import type { Text } from '../../tensor/text';

/** The outputs are counted by the layer itself; shapes are those of one example elsewhere. */
const hidden: ReadonlySet<string> = new Set([OUTPUT_COUNT]);

/** Those that the samples of the op show, which are all it understands, and the inputs that are attributes here. */
export function attributeNames({ samples, inputAttributes = [] }: OpDefinition): readonly string[] {
  const shown = samples.flatMap(({ attributes = {} }) => Object.keys(attributes));
  return [...new Set([...shown, ...inputAttributes.map(({ name }) => name)])].filter((name) => !hidden.has(name));
}

const help: Text = {
  en: 'An attribute of the ONNX operator: a number, a list such as [1, 2], or a word. Empty means what ONNX takes when it is left out.',
  zh: 'ONNX 算子的属性：一个数、[1, 2] 这样的列表，或一个词。留空则取 ONNX 的默认值。',
};

export const attributeField = (name: string): Field => textField({ label: { en: name, zh: name }, help, initial: '', mistake: attributeMistake });

export const formatAttribute = (attribute: Attribute): string => (typeof attribute === 'object' ? `[${attribute.join(', ')}]` : String(attribute));

/** `undefined` if the text is a list of something else than numbers. */
export function parseAttribute(text: string): Attribute | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
  const inner = trimmed.endsWith(']') ? trimmed.slice(1, -1).trim() : '?';
  const numbers = inner === '' ? [] : inner.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return numbers.some(Number.isNaN) ? undefined : numbers;
}

const attributeMistake = (text: string): Text | undefined =>
  parseAttribute(text) === undefined
    ? { en: `"${text}" is no list of numbers. Write it as [1, 2].`, zh: `“${text}”不是数的列表，请写成 [1, 2] 的形式。` }
    : undefined;

/** The attributes that are set; fields with other names are none. */
export function attributesIn(names: readonly string[], fields: FieldValues): Attributes {
  const set = names.map((name) => [name, String(fields[name] ?? '')] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(set.map(([name, text]) => [name, parseAttribute(text) ?? text]));
}
