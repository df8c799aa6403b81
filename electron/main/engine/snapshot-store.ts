/** The last snapshot of the run: in memory for a crash of the engine, on the disk for a start after a crash of the app. */
import { readFile } from 'node:fs/promises';
import type { SnapshotBytes } from '../../ipc/control-protocol';
import { LatestWriter } from '../files/atomic-write';
import { sizeOf } from '../files/read-json';

const largest = 1024 * 1024 * 1024;

export class SnapshotStore {
  private latest: SnapshotBytes | null = null;
  private writing: Promise<void> = Promise.resolve();
  private readonly writer: LatestWriter;

  constructor(
    private readonly file: string,
    private readonly onError: (error: unknown) => void,
  ) {
    this.writer = new LatestWriter(file);
  }

  get bytes(): SnapshotBytes | null {
    return this.latest;
  }

  /** Takes up the snapshot of an earlier session, if there is one. */
  async load(): Promise<void> {
    const size = await sizeOf(this.file);
    if (size !== null && size <= largest) this.latest = new Uint8Array(await readFile(this.file));
  }

  /** Keeps a snapshot, or forgets the one there is; the disk follows as fast as it can. */
  keep(snapshot: SnapshotBytes | null): void {
    this.latest = snapshot;
    this.writing = this.writer.write(snapshot).catch(this.onError);
  }

  /** Resolves when the disk holds what was kept last. */
  flush(): Promise<void> {
    return this.writing;
  }
}
