/** What a project file holds; electron/main/files/README.md describes it for people. */
import type { Network } from '@core/network/network';
import type { TrainingSettings } from '@core/training/settings';
import type { Learned } from '../../electron/ipc/engine-protocol';

export const projectExtension = '.gradlab';
/** Named in `project.json`, so that the file says what it is. */
export const projectFormat = 'gradient-lab-project';
/** Of the files this version writes; `migrations.ts` leads here from every earlier one. */
export const projectVersion = 1;

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

/** All of a document. */
export interface ProjectContent extends StoredDocument {
  /** `null` before the first step. */
  readonly learned: Learned | null;
}

const megabyte = 2 ** 20;

/** The entries of the archive that are read; others are left alone, so that a later version may add some. */
export const entries = {
  project: 'project.json',
  run: 'run.json',
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
