/** The last snapshot of the run: in memory for a crash of the engine, on the disk for the next start. */
import { readFile, rm } from 'node:fs/promises';
import type { SnapshotBytes } from '../../ipc/control-protocol';
import { writeAtomically } from '../files/atomic-write';
import { sizeOf } from '../files/read-json';

const largest = 1024 * 1024 * 1024;
const writeInterval = 5_000;

export class SnapshotStore {
  private latest: SnapshotBytes | null = null;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  get bytes(): SnapshotBytes | null {
    return this.latest;
  }

  /** Takes up the snapshot of an earlier session, if there is one. */
  async load(): Promise<void> {
    const size = await sizeOf(this.file);
    if (size !== null && size <= largest) this.latest = new Uint8Array(await readFile(this.file));
  }

  /** Keeps a snapshot, or forgets the one there is; the disk follows within five seconds. */
  keep(snapshot: SnapshotBytes | null): void {
    this.latest = snapshot;
    this.timer ??= setTimeout(() => void this.flush(), writeInterval);
  }

  /** Resolves when the disk holds what was kept last. One after the other, or a slow writing would bring back what was forgotten. */
  flush(): Promise<void> {
    if (this.timer) {
      clearTimeout(this.timer);
      this.timer = null;
      this.writing = this.writing.then(() => this.write()).catch(this.onError);
    }
    return this.writing;
  }

  private write(): Promise<void> {
    return this.latest ? writeAtomically(this.file, this.latest) : rm(this.file, { force: true });
  }
}
