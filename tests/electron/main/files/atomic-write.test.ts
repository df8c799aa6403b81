import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allWritten, LatestWriter, writeAtomically } from '../../../../electron/main/files/atomic-write';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'atomic-'));
  file = path.join(folder, 'document.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const content = () => readFileSync(file, 'utf8');

describe('writeAtomically', () => {
  it('writes a new file and leaves nothing else behind', async () => {
    await writeAtomically(file, 'one');
    expect(content()).toBe('one');
    expect(readdirSync(folder)).toEqual(['document.json']);
  });

  it('gives a file the permissions that any program would give it', async () => {
    await writeAtomically(file, 'one');
    writeFileSync(`${file}.other`, 'two');
    expect(statSync(file).mode).toBe(statSync(`${file}.other`).mode);
  });

  it('replaces an old file, with the previous version as .bak when asked', async () => {
    await writeAtomically(file, 'one', { keepPrevious: true });
    await writeAtomically(file, new Uint8Array([116, 119, 111]), { keepPrevious: true });
    expect(content()).toBe('two');
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe('one');
  });

  it('leaves the old state untouched when it fails', async () => {
    mkdirSync(file);
    writeFileSync(path.join(file, 'inside'), 'kept');
    await expect(writeAtomically(file, 'one')).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['document.json']);
    expect(readFileSync(path.join(file, 'inside'), 'utf8')).toBe('kept');
  });

  it('fails with a reason when the folder is gone', async () => {
    await expect(writeAtomically(path.join(folder, 'no', 'x'), 'one')).rejects.toThrow('ENOENT');
  });
});

describe('LatestWriter', () => {
  it('ends with the last version, whatever came quickly before it', async () => {
    const writer = new LatestWriter(file);
    await Promise.all(Array.from({ length: 20 }, (_, i) => writer.write(`version ${i}`)));
    expect(content()).toBe('version 19');
    expect(readdirSync(folder)).toEqual(['document.json']);
  });

  it('is waited for by allWritten', async () => {
    void new LatestWriter(file).write('one');
    await allWritten();
    expect(content()).toBe('one');
  });

  it('tells its caller about a failure and works again afterwards', async () => {
    const place = path.join(folder, 'later', 'x');
    const writer = new LatestWriter(place);
    await expect(writer.write('one')).rejects.toThrow('ENOENT');
    mkdirSync(path.dirname(place));
    await writer.write('two');
    expect(readFileSync(place, 'utf8')).toBe('two');
  });
});
