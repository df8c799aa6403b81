import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SnapshotStore } from '../../../../electron/main/engine/snapshot-store';

let folder: string;
const failures: unknown[] = [];
const store = () => new SnapshotStore(path.join(folder, 'run.snapshot'), (error) => failures.push(error));

beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'snapshot-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('SnapshotStore', () => {
  it('has nothing at the first start', async () => {
    const first = store();
    await first.load();
    expect(first.bytes).toBeNull();
  });

  it('gives the last one at once and to the next session', async () => {
    const first = store();
    first.keep(Uint8Array.of(1));
    first.keep(Uint8Array.of(2));
    expect(first.bytes).toEqual(Uint8Array.of(2));
    await first.flush();
    const second = store();
    await second.load();
    expect(second.bytes).toEqual(Uint8Array.of(2));
  });

  it('writes nothing when there is nothing new', async () => {
    const first = store();
    first.keep(Uint8Array.of(1));
    await first.flush();
    rmSync(path.join(folder, 'run.snapshot'));
    await first.flush();
    expect(() => readFileSync(path.join(folder, 'run.snapshot'))).toThrow('ENOENT');
  });

  it('forgets for good, even while the last one is still being written', async () => {
    const first = store();
    first.keep(new Uint8Array(4_000_000));
    const writing = first.flush();
    first.keep(null);
    await Promise.all([writing, first.flush()]);
    expect(existsSync(path.join(folder, 'run.snapshot'))).toBe(false);
  });

  it('keeps the work in memory and tells when the disk refuses', async () => {
    const first = store();
    first.keep(Uint8Array.of(1));
    rmSync(folder, { recursive: true });
    await first.flush();
    expect(failures).toHaveLength(1);
    expect(first.bytes).toEqual(Uint8Array.of(1));
  });
});
