/** The files a person opened or saved: main knows their paths, the page their ids and names. Kept between sessions. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import type { FileReference } from '../../ipc/bridge';
import { LatestWriter } from './atomic-write';
import { readJson } from './read-json';

export interface KnownFile {
  readonly id: string;
  readonly path: string;
}

const most = 12;
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const schema = v.strictObject({
  /** The latest first. */
  files: v.pipe(v.array(v.strictObject({ id, path: v.pipe(v.string(), v.check(path.isAbsolute)) })), v.maxLength(most)),
  /** Of the document that was open last. */
  open: v.nullable(id),
});

export class KnownFiles {
  private files: readonly KnownFile[] = [];
  private openId: string | null = null;
  private readonly writer: LatestWriter;
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly file: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.writer = new LatestWriter(file);
  }

  /** Takes up the files of earlier sessions. */
  async load(): Promise<void> {
    try {
      const known = await readJson(this.file, schema);
      if (known) [this.files, this.openId] = [known.files, known.open];
    } catch (error) {
      this.onError(error);
    }
  }

  /** The latest first. */
  get list(): readonly KnownFile[] {
    return this.files;
  }

  /** The file of the document that is or was open. */
  get open(): FileReference | null {
    const known = this.files.find((each) => each.id === this.openId);
    return known ? referenceTo(known) : null;
  }

  setOpen(id: string | null): void {
    if (id === this.openId) return;
    this.openId = id;
    this.save();
  }

  /** Puts a file first. */
  note(file: string): FileReference {
    const known = this.files.find((each) => each.path === file) ?? { id: randomUUID(), path: file };
    this.files = [known, ...this.files.filter((each) => each !== known)].slice(0, most);
    this.save();
    return referenceTo(known);
  }

  /** A file that is not there any more. */
  forget(file: string): void {
    this.files = this.files.filter((each) => each.path !== file);
    this.save();
  }

  /** `null` if the file was used too long ago, or is gone. */
  pathOf(id: string): string | null {
    return this.files.find((each) => each.id === id)?.path ?? null;
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  private save(): void {
    this.writer.write(JSON.stringify({ files: this.files, open: this.openId })).catch(this.onError);
    for (const listener of this.listeners) listener();
  }
}

export const referenceTo = (known: KnownFile): FileReference => ({ id: known.id, name: path.basename(known.path) });
