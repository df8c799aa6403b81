/** Writing that is whole or not at all. */
import { randomUUID } from 'node:crypto';
import { copyFile, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes to a temporary file in the same folder, waits until it is on the disk, and puts it in the place of the old
 * one. After an error or a crash the old file is untouched. With `keepPrevious` the old file stays as `.bak`.
 */
export async function writeAtomically(file: string, content: string | Uint8Array, { keepPrevious = false } = {}): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    await writeDurably(temporary, content);
    if (keepPrevious) await copyIfThere(file, `${file}.bak`);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const unfinished = new Set<Promise<void>>();

/** Resolves when no writer has anything left to write; the app waits for this before it ends. */
export async function allWritten(): Promise<void> {
  await Promise.allSettled(unfinished);
}

/** Removes temporary files that an earlier session was writing when it was killed. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const unfinished = names.filter((name) => /^\..+\.[0-9a-f-]{36}\.tmp$/.test(name));
  await Promise.all(unfinished.map((name) => rm(path.join(folder, name), { force: true })));
}

/** One file written one version after the other; versions that a newer one has overtaken are skipped. `null` removes it. */
export class LatestWriter {
  private waiting: string | Uint8Array | null | undefined;
  private busy: Promise<void> | null = null;

  constructor(
    private readonly file: string,
    private readonly options: { readonly keepPrevious?: boolean } = {},
  ) {}

  /** Resolves when this content or a newer one is on the disk. */
  write(content: string | Uint8Array | null): Promise<void> {
    this.waiting = content;
    this.busy ??= this.start();
    return this.busy;
  }

  private start(): Promise<void> {
    const work = this.drain().finally(() => {
      this.busy = null;
      unfinished.delete(work);
    });
    unfinished.add(work);
    return work;
  }

  private async drain(): Promise<void> {
    for (let content = this.waiting; content !== undefined; content = this.waiting) {
      this.waiting = undefined;
      if (content === null) await Promise.all([this.file, `${this.file}.bak`].map((file) => rm(file, { force: true })));
      else await writeAtomically(this.file, content, this.options);
    }
  }
}
