/** Reading files that a person chose in a dialog. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ChosenFile } from '../../ipc/bridge';

const megabyte = 1024 * 1024;
const largestFile = 64 * megabyte;
const largestChoice = 256 * megabyte;

/**
 * Reads the files.
 * @throws a sentence that names the first one that is no file or too large.
 */
export async function readChosen(files: readonly string[]): Promise<ChosenFile[]> {
  const chosen: ChosenFile[] = [];
  let total = 0;
  for (const file of files) {
    total += await checkedSize(file);
    if (total > largestChoice) throw new Error(`These ${files.length} files are more than 256 MB together. Choose fewer at a time.`);
    chosen.push({ name: path.basename(file), bytes: new Uint8Array(await readFile(file)) });
  }
  return chosen;
}

async function checkedSize(file: string): Promise<number> {
  const info = await stat(file);
  const name = path.basename(file);
  if (!info.isFile()) throw new Error(`"${name}" is not a file.`);
  if (info.size > largestFile) {
    throw new Error(`"${name}" has ${Math.ceil(info.size / megabyte)} MB; images of up to 64 MB can be opened. Save it smaller first.`);
  }
  return info.size;
}

/** A suggested name without folders and without characters that some file system refuses. */
export function safeName(suggested: string, fallback: string): string {
  const cleaned = suggested.replace(/[\x00-\x1f<>:"/\\|?*]+/g, '-').replace(/^[.\s-]+|[.\s]+$/g, '');
  return cleaned || fallback;
}
