import { readFile, stat } from 'node:fs/promises';
import * as v from 'valibot';
import { limits, parseJson } from '../../ipc/payload';

const largest = 1024 * 1024;

/**
 * Reads a small JSON file of ours; `null` if there is none yet.
 * @throws if it is larger than 1 MB or not of that form.
 */
export async function readJson<Schema extends v.GenericSchema>(file: string, schema: Schema): Promise<v.InferOutput<Schema> | null> {
  const size = await sizeOf(file);
  if (size === null) return null;
  if (size > largest) throw new Error(`${file} has ${size} bytes, which is more than a settings file can have.`);
  return v.parse(schema, parseJson(await readFile(file, 'utf8'), limits(largest)));
}

/** Bytes of a regular file; `null` if there is none. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    const info = await stat(file);
    return info.isFile() ? info.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
