/** Stamps: a small text per output that says which inputs it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, stamps } from './paths.mjs';

const skippedFolders = new Set(['node_modules', 'generated', 'cache', '.git']);

/** A hash over name, size and time of every file in the given files and folders of the project. */
export function fingerprint(names) {
  const hash = createHash('sha256');
  for (const name of names) addEntry(hash, inRoot(name));
  return hash.digest('hex');
}

function addEntry(hash, file) {
  const info = statSync(file, { throwIfNoEntry: false });
  if (info?.isDirectory()) {
    for (const child of readdirSync(file).sort()) {
      if (!skippedFolders.has(child)) addEntry(hash, path.join(file, child));
    }
    return;
  }
  hash.update(info ? `${file} ${info.size} ${info.mtimeMs}\n` : `${file} missing\n`);
}

/** True when the output was made from exactly these inputs and is still there. */
export function isFresh(name, mark, output) {
  const file = path.join(stamps, name);
  return existsSync(output) && existsSync(file) && readFileSync(file, 'utf8') === mark;
}

export function writeStamp(name, mark) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(path.join(stamps, name), mark);
}

export function removeStamp(name) {
  rmSync(path.join(stamps, name), { force: true });
}
