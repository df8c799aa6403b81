/** What a file of the library declares: a block that people put into networks again and again. */
import type { LayerKind } from '../layers';
import type { FieldValues } from '../fields/definition';
import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';

/** A layer of the block. */
export interface Part {
  /** Unique in the block; `input` is what enters. */
  readonly id: string;
  readonly kind: LayerKind;
  readonly fields?: FieldValues;
  /** Ids of what is on its input ports. */
  readonly from: readonly string[];
}

/** A field of the instances and the fields inside that follow it, as `<part>.<field>`. Its default is that of the first. */
export interface PartParameter {
  readonly name: Text;
  readonly drives: readonly `${string}.${string}`[];
}

export interface LibraryBlock {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  /** In the order of computation; the last one is the output. */
  readonly parts: readonly Part[];
  readonly parameters: readonly PartParameter[];
  /** Shapes of an example on the input with which the block is tested, and the values of its parameters, in their order, where they differ. */
  readonly samples: readonly { readonly input: Shape; readonly values?: readonly (number | string)[] }[];
}
