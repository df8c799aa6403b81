import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { portableFolder } from '../../../../electron/main/files/portable-folder';

let home: string;
beforeEach(() => void (home = mkdtempSync(path.join(tmpdir(), 'stick-'))));
afterEach(() => rmSync(home, { recursive: true }));

describe('portableFolder', () => {
  it('is made beside the executable and left empty', () => {
    expect(portableFolder(home)).toBe(path.join(home, 'data'));
    expect(portableFolder(home)).toBe(path.join(home, 'data'));
    expect(readdirSync(path.join(home, 'data'))).toEqual([]);
  });

  it('is a temporary one where nothing can be written', () => {
    writeFileSync(path.join(home, 'data'), 'in the way');
    const folder = portableFolder(home);
    expect(folder.startsWith(home)).toBe(false);
    expect(statSync(folder).isDirectory()).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
