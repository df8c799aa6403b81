/** Unsaved work, kept for a start after a crash. Main keeps the text; only the page knows what it means. */
import { readFile } from 'node:fs/promises';
import { limits, parseJson } from '../../ipc/payload';
import { LatestWriter } from './atomic-write';
import { sizeOf } from './read-json';

const largest = 32 * 1024 * 1024;

export class RecoveryStore {
  private text: string | null = null;
  private readonly writer: LatestWriter;

  constructor(
    private readonly file: string,
    private readonly onUnreadable: (file: string, error: unknown) => void,
  ) {
    this.writer = new LatestWriter(file, { keepPrevious: true });
  }

  /** Takes up what an earlier session left behind. */
  async load(): Promise<void> {
    this.text = (await this.read(this.file)) ?? (await this.read(`${this.file}.bak`));
  }

  get latest(): string | null {
    return this.text;
  }

  /** @throws if the disk refuses; the text stays in memory. */
  async keep(text: string): Promise<void> {
    parseJson(text, limits(largest));
    this.text = text;
    await this.writer.write(text);
  }

  /** Everything is saved, or shall be forgotten. */
  async drop(): Promise<void> {
    this.text = null;
    await this.writer.write(null);
  }

  /** A text that can be parsed, or `null`. */
  private async read(file: string): Promise<string | null> {
    try {
      const size = await sizeOf(file);
      if (size === null || size > largest) return null;
      const text = await readFile(file, 'utf8');
      parseJson(text, limits(largest));
      return text;
    } catch (error) {
      this.onUnreadable(file, error);
      return null;
    }
  }
}
