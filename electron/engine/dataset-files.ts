/** Reads datasets from the folder main names; each is read once per worker. */
import { datasetNamed } from '@core/datasets';
import type { Splits } from '@core/datasets/definition';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export class DatasetFiles {
  private readonly loaded = new Map<string, Promise<Splits>>();

  /** @param folder holds one folder per dataset */
  constructor(private readonly folder: string) {}

  /** @throws a sentence that names a file that is missing or damaged. */
  splits(dataset: string): Promise<Splits> {
    const known = this.loaded.get(dataset);
    if (known) return known;
    const reading = this.read(dataset);
    this.loaded.set(dataset, reading);
    // What failed is tried again: the person may have put the file in its place.
    reading.catch(() => this.loaded.delete(dataset));
    return reading;
  }

  private async read(dataset: string): Promise<Splits> {
    const { source, read, title } = datasetNamed(dataset);
    if (source.kind === 'folder') throw new Error(`${title.en} is not part of the app. Train it from the command line with --data FOLDER, or choose another dataset.`);
    return read(await Promise.all(source.files.map((file) => this.readFile(dataset, path.posix.basename(file)))));
  }

  private async readFile(dataset: string, name: string): Promise<Uint8Array> {
    try {
      return await readFile(path.join(this.folder, dataset, name));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new Error(`The file "${name}" of the dataset ${dataset} cannot be read (${code ?? 'unknown reason'}). Install the app again.`, { cause: error });
    }
  }
}
