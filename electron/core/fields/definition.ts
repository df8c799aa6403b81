/** What can be set of a layer or of a dataset. The controls, their checks and what is saved follow from it. */
import type { Text } from '../tensor/text';

export type FieldValue = number | string | boolean;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What a number of a field counts: written behind it. People see and type `factor` times the value, 1 when left out. */
export interface Unit {
  readonly sign: Text;
  readonly factor?: number;
}

/** Something to choose, and what people call it. */
export interface Option {
  readonly value: string;
  readonly label: Text;
}

interface FieldBase {
  readonly label: Text;
  readonly help: Text;
  /** Of numbers that count something. */
  readonly unit?: Unit;
  /** Shown only while that other field has one of these values; it always has a value. */
  readonly when?: { readonly field: string; readonly is: readonly FieldValue[] };
}

/** A field of the inspector; the control follows from its kind. */
export type Field =
  | (FieldBase & { readonly kind: 'integer'; readonly initial: number; readonly least: number; readonly most: number })
  | (FieldBase & { readonly kind: 'number'; readonly initial: number; readonly least: number; readonly most: number; readonly step: number })
  | (FieldBase & { readonly kind: 'choice'; readonly initial: string; readonly options: readonly Option[] })
  /** At least one of the options: their values in the order of the options, with a blank between. */
  | (FieldBase & { readonly kind: 'several'; readonly initial: string; readonly options: readonly Option[] })
  /** `mistake` says what is wrong with a text, as a sentence. */
  | (FieldBase & { readonly kind: 'text'; readonly initial: string; readonly mistake: (text: string) => Text | undefined });
