/** What a project file holds; electron/main/files/README.md describes it for people. */
import type { Network } from '@core/network/network';
import type { TrainingSettings } from '@core/training/settings';
import type { Learned, RunPoints } from '../../electron/ipc/engine-protocol';

export const projectExtension = '.gradlab';
/** Named in `project.json`, so that the file says what it is. */
export const projectFormat = 'gradient-lab-project';
/** Of the files this version writes; `migrations.ts` leads here from every earlier one. */
export const projectVersion = 2;

/** The part of the drawing that was shown. */
export interface ProjectView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The part of a document that a person writes. */
export interface StoredDocument {
  readonly network: Network;
  readonly training: TrainingSettings;
  /** The gate circuit; a file from before there were circuits has none. */
  readonly circuit?: Network;
  /** Absent while the network is shown as a whole. */
  readonly view?: ProjectView;
}

/** What a network says over the plane, coarsely: `width` numbers for each cell, row after row from the top. */
export interface StoredRegions {
  /** Probabilities of classes, else a number that is predicted. */
  readonly isClasses: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  /** From 0 for `least` to 255 for `most`. */
  readonly values: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** A run that was put aside to compare with others: what it was trained with, how it went, and how well it ended. */
export interface StoredRun {
  readonly name: string;
  readonly dataset: string;
  readonly settings: TrainingSettings;
  readonly parameterCount: number;
  readonly curve: RunPoints;
  /** Share of right answers on the training examples; `null` if they have no classes or there are several outputs. */
  readonly trainingAccuracy: number | null;
  /** Only of problems on the plane. */
  readonly regions?: StoredRegions;
}

/** More runs than these cannot be told apart in one chart. */
export const mostStoredRuns = 6;

/** All of a document. */
export interface ProjectContent extends StoredDocument {
  /** `null` before the first step. */
  readonly learned: Learned | null;
  /** Absent if none was kept. */
  readonly runs?: readonly StoredRun[];
}

const megabyte = 2 ** 20;

/** The entries of the archive that are read; others are left alone, so that a later version may add some. */
export const entries = {
  project: 'project.json',
  run: 'run.json',
  runs: 'runs.json',
  weights: 'weights.onnx',
  optimizer: 'optimizer.onnx',
  best: 'best.onnx',
} as const;
export type EntryName = (typeof entries)[keyof typeof entries];

/** Bytes; checked before anything is inflated or decoded. */
export const limits = {
  file: 256 * megabyte,
  json: 16 * megabyte,
  tensors: 256 * megabyte,
  /** Entries of the archive, also those that are not read. */
  entries: 64,
} as const;

export const limitOf = (entry: EntryName): number => (entry.endsWith('.json') ? limits.json : limits.tensors);
