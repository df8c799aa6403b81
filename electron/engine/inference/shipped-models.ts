/** The models that come with the app: one folder each with model.onnx and card.json. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { limits, parseJson } from '../../ipc/payload';
import type { ShippedModel } from '../../ipc/engine-protocol';
import { readModelCard } from '@core/training/model-file';

const largestModel = 512 * 1024 * 1024;
const largestCard = 1024 * 1024;

/** A card says more, for people; this is what the app shows. */
const cardSchema = v.object({ testAccuracy: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) });

export class ShippedModels {
  /** @param folder holds one folder per model */
  constructor(private readonly folder: string) {}

  /** @throws a sentence that names a model whose files are damaged. */
  async list(): Promise<ShippedModel[]> {
    const entries = await readdir(this.folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return Promise.all(names.sort().map((name) => this.describe(name)));
  }

  /** The bytes of one model: a session made from a path could load other files. */
  async bytes(name: string): Promise<Uint8Array> {
    return this.read(name, 'model.onnx', largestModel);
  }

  private async describe(name: string): Promise<ShippedModel> {
    const { labels } = readModelCard(name, await this.bytes(name));
    const card = new TextDecoder().decode(await this.read(name, 'card.json', largestCard));
    const { testAccuracy } = v.parse(cardSchema, parseJson(card, limits(largestCard)));
    return { name, labels, testAccuracy };
  }

  private async read(name: string, file: string, largest: number): Promise<Uint8Array> {
    const place = path.join(this.folder, name, file);
    const size = await stat(place).then((info) => info.size, () => null);
    if (size === null) throw new Error(`There is no shipped model "${name}" with a file ${file}. Install the app again.`);
    if (size > largest) throw new Error(`The file ${file} of the model "${name}" is larger than expected. Install the app again.`);
    return new Uint8Array(await readFile(place));
  }
}
