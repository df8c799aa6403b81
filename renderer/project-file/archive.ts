/** The zip archive around a project. Entries are looked up by name only; no name ever becomes a path. */
import { Unzip, UnzipInflate, zipSync, type UnzipFile, type Zippable } from 'fflate';
import { limitOf, limits, type EntryName } from './format';
import { Damage, TooLarge } from './problems';

export type Contents = Partial<Record<EntryName, Uint8Array>>;

/** So little is inflated at once: at most a thousand times as much, before its size is looked at. */
const pushedBytes = 16 * 1024;

/** JSON is compressed; weights are stored as they are, because they hardly become smaller. */
export function pack(contents: Contents): Uint8Array {
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(contents)) files[name] = [bytes, { level: name.endsWith('.json') ? 6 : 0 }];
  return zipSync(files);
}

export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * The wanted entries.
 * @throws if there are too many entries, one is too large or there twice, or the archive is damaged.
 */
export function unpack(bytes: Uint8Array, wanted: readonly EntryName[]): Contents {
  if (bytes.length > limits.file) throw new TooLarge();
  const reader = new EntryReader(wanted);
  const unzip = new Unzip((file) => reader.take(file));
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += pushedBytes) {
    unzip.push(bytes.subarray(at, at + pushedBytes), at + pushedBytes >= bytes.length);
    reader.check();
  }
  return reader.contents();
}

interface Entry {
  readonly chunks: Uint8Array[];
  size: number;
  isWhole: boolean;
}

class EntryReader {
  private readonly entries = new Map<EntryName, Entry>();
  private seen = 0;
  private problem: Error | null = null;

  constructor(private readonly wanted: readonly EntryName[]) {}

  take(file: UnzipFile): void {
    if (++this.seen > limits.entries) throw new TooLarge();
    const name = this.wanted.find((each) => each === file.name);
    if (!name) return;
    if (this.entries.has(name)) throw new Damage(name);
    const entry: Entry = { chunks: [], size: 0, isWhole: false };
    this.entries.set(name, entry);
    file.ondata = (error, chunk, final) => this.add(name, entry, error ? null : chunk, final);
    file.start();
  }

  /** @throws what was wrong with the entries so far; an error thrown while inflating would be lost. */
  check(): void {
    if (this.problem) throw this.problem;
  }

  contents(): Contents {
    const contents: Contents = {};
    for (const [name, entry] of this.entries) {
      if (!entry.isWhole) throw new Damage(name);
      contents[name] = joined(entry);
    }
    return contents;
  }

  private add(name: EntryName, entry: Entry, chunk: Uint8Array | null, final: boolean): void {
    if (!chunk) this.problem = new Damage(name);
    else if ((entry.size += chunk.length) > limitOf(name)) this.problem = new TooLarge();
    else entry.chunks.push(chunk);
    entry.isWhole ||= final;
  }
}

function joined({ chunks, size }: Entry): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
