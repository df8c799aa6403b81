/** The fields that several layers share, as one. */
import type { Field, FieldValue } from '@core/fields/definition';
import { completeFields, isShown } from '@core/fields/fields';
import type { LayerFace } from '@core/network/face';
import type { Layer } from '@core/network/network';

export interface CommonField {
  readonly name: string;
  /** What all of them allow. */
  readonly field: Field;
  /** `null` if they differ. */
  readonly value: FieldValue | null;
  /** Whether each has its initial value. */
  readonly isInitial: boolean;
}

/** Fields with the same name and meaning that matter in every layer, in the order of the first one; nothing for an unknown kind. */
export function commonFields(layers: readonly Layer[], definitionOf: (layer: Layer) => LayerFace | undefined): readonly CommonField[] {
  const known = layers.map((layer) => ({ layer, definition: definitionOf(layer) }));
  const [first] = known;
  return Object.keys(first?.definition?.fields ?? {}).flatMap((name) => {
    const each = known.map(({ layer, definition }) => shownField(name, layer, definition));
    if (!each.every((one) => one !== undefined)) return [];
    const field = each.map((one) => one.field).reduce<Field | undefined>((a, b) => a && shared(a, b), each[0].field);
    if (!field) return [];
    const [{ value }] = each;
    return [{ name, field, value: each.every((one) => one.value === value) ? value : null, isInitial: each.every((one) => one.value === one.field.initial) }];
  });
}

function shownField(name: string, layer: Layer, definition: LayerFace | undefined): { readonly field: Field; readonly value: FieldValue } | undefined {
  const field = definition?.fields[name];
  if (!definition || !field) return undefined;
  const values = completeFields(definition, layer.fields);
  return isShown(field, values) ? { field, value: values[name] } : undefined;
}

/** The field that allows what both allow; `undefined` if they are not about the same thing. */
function shared(a: Field, b: Field): Field | undefined {
  if (a.kind !== b.kind || a.label.en !== b.label.en) return undefined;
  if ('options' in a && 'options' in b) return { ...a, options: a.options.filter(({ value }) => b.options.some((option) => option.value === value)) };
  if ('least' in a && 'least' in b) return { ...a, least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) };
  return a;
}
