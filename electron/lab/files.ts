/** Reading and writing files, with a sentence that names the file when it fails. */
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Dataset, DatasetSource, Split, Splits } from '@core/datasets/definition';

type Reasons = Readonly<Record<string, string>>;

const readReasons: Reasons = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  ENOTDIR: 'there is no such folder',
};

const writeReasons: Reasons = {
  ENOENT: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'nothing may be written there',
  EPERM: 'nothing may be written there',
  EROFS: 'nothing may be written there',
  ENOTDIR: 'there is no such folder',
  ENOSPC: 'the disk is full',
};

const reasonOf = (error: unknown, reasons: Reasons): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? message;
};

/** @throws one sentence that names the file. */
export function readBytes(file: string, mostBytes: number): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > mostBytes) throw new Error(`it has ${Math.round(size / 2 ** 20)} MB, more than the ${mostBytes / 2 ** 20} MB that are read`);
    return readFileSync(file);
  } catch (error) {
    throw new Error(`"${file}" cannot be read: ${reasonOf(error, readReasons)}.`, { cause: error });
  }
}

/**
 * Writes to a temporary file beside it first, so that nothing is ever half written.
 * @throws one sentence that names the file.
 */
export function writeBytes(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, bytes, { flush: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new Error(`"${file}" cannot be written: ${reasonOf(error, writeReasons)}.`, { cause: error });
  }
}

/**
 * Tries whether a file can be written there, before hours of work are spent on it; leaves nothing behind.
 * @throws one sentence that names the file.
 */
export function requireWritable(file: string): void {
  const trial = `${file}.${process.pid}.tmp`;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (error) {
    throw new Error(`"${file}" cannot be written: ${reasonOf(error, writeReasons)}.`, { cause: error });
  }
}

/**
 * @param data the folder with the files of a dataset that is not part of the app
 * @throws a sentence if the files are missing or damaged.
 */
export function readDataset<Part extends Split>({ name, source, read }: Readable<Part>, data?: string): Splits<Part> {
  if (data !== undefined && source.kind !== 'folder') throw new Error(`--data names the folder of a dataset that is not part of the app; "${name}" is.`);
  return read(source.files.map((file) => readBytes(path.join(folderOf(name, source, data), file), 2 ** 28)));
}

type Readable<Part extends Split> = Pick<Dataset, 'name' | 'source'> & { readonly read: (files: readonly Uint8Array[]) => Splits<Part> };

function folderOf(name: string, source: DatasetSource, data: string | undefined): string {
  if (source.kind === 'package') return path.dirname(packageFile(source.package));
  if (data !== undefined) return data;
  throw new Error(`The dataset "${name}" is not part of the app. Say where its files ${source.files.join(', ')} are: --data FOLDER.`);
}

function packageFile(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch (error) {
    throw new Error(`The dataset package "${name}" is not installed. Run npm ci.`, { cause: error });
  }
}

/** Version of the app, from the nearest package.json above this file. */
export function appVersion(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
