import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findRuntime } from '../../../electron/scripts/runtime.mjs';
import { withLock } from '../../../electron/scripts/lock.mjs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'runtime-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the Electron runtime', () => {
  function putRuntime(name: string, version: string): string {
    const dist = path.join(folder, name);
    mkdirSync(dist, { recursive: true });
    writeFileSync(path.join(dist, 'electron'), '');
    writeFileSync(path.join(dist, 'version'), version);
    return dist;
  }

  test('in ELECTRON_OVERRIDE_DIST_PATH comes first', () => {
    const dist = putRuntime('own', 'v45.4.1');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', dist);
    expect(findRuntime()).toMatchObject({ executable: path.join(dist, 'electron'), version: '45.4.1', standIn: false });
  });

  test('must be in ELECTRON_OVERRIDE_DIST_PATH when that is set', () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
    expect(() => findRuntime()).toThrow(/there is no Electron in it/);
  });

  test('is the stand-in of the cache folder only when there is no other', () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
    vi.stubEnv('XDG_CACHE_HOME', folder);
    const before = findRuntime();
    putRuntime('gradient-lab/electron-25.1.1', '25.1.1');
    const after = findRuntime();
    if (before) expect(after).toEqual(before);
    else expect(after).toMatchObject({ version: '25.1.1', standIn: true });
  });
});

describe('the build lock', () => {
  test('lets one work at a time, and frees itself after an error', async () => {
    const file = path.join(folder, 'lock');
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} ends`);
    };
    await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('does not wait for a process that is gone', async () => {
    const file = path.join(folder, 'lock');
    writeFileSync(file, '4194304');
    await expect(withLock(file, () => Promise.resolve(1))).resolves.toBe(1);
  });
});
