/** Datasets: read from the folder main names, or computed; those of files are read once per worker. */
import { datasetOf } from '@core/datasets';
import type { Dataset, DatasetChoice, Splits } from '@core/datasets/definition';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export class DatasetFiles {
  private readonly loaded = new Map<string, Promise<Splits>>();
  /** The computed one that was asked for last: pages ask for the same one again and again. */
  private computed: { readonly key: string; readonly splits: Splits } | null = null;

  /** @param folder holds one folder per dataset */
  constructor(private readonly folder: string) {}

  /** @throws a sentence that names a file that is missing or damaged, or says why there are no examples. */
  async splits(choice: DatasetChoice): Promise<Splits> {
    const dataset = datasetOf(choice);
    return dataset.source.kind === 'generated' ? this.compute(dataset, choice) : this.load(dataset);
  }

  private compute({ read }: Dataset, { dataset, datasetFields, ownPoints }: DatasetChoice): Splits {
    const key = JSON.stringify([dataset, datasetFields, ownPoints]);
    if (this.computed?.key !== key) this.computed = { key, splits: read([]) };
    return this.computed.splits;
  }

  private load(dataset: Dataset): Promise<Splits> {
    const known = this.loaded.get(dataset.name);
    if (known) return known;
    const reading = this.read(dataset);
    this.loaded.set(dataset.name, reading);
    // What failed is tried again: the person may have put the file in its place.
    reading.catch(() => this.loaded.delete(dataset.name));
    return reading;
  }

  private async read({ name, source, read, title }: Dataset): Promise<Splits> {
    if (source.kind === 'folder') throw new Error(`${title.en} is not part of the app. Train it from the command line with --data FOLDER, or choose another dataset.`);
    return read(await Promise.all(source.files.map((file) => this.readFile(name, path.posix.basename(file)))));
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
