import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder `data` in `home`, or a temporary one if nothing can be written there, as on a locked USB stick. */
export function portableFolder(home: string): string {
  const folder = path.join(home, 'data');
  try {
    mkdirSync(folder, { recursive: true });
    rmdirSync(mkdtempSync(path.join(folder, 'probe-')));
    return folder;
  } catch {
    return mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  }
}
