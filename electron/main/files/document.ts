/** The autosaved document of the page. Main keeps the text; only the page knows what it means. */
import { readFile } from 'node:fs/promises';
import { handle } from '../../ipc/handle';
import { limits, parseJson } from '../../ipc/payload';
import { log } from '../log';
import { paths } from '../paths';
import { LatestWriter } from './atomic-write';
import { sizeOf } from './read-json';

const largest = 32 * 1024 * 1024;

export function setUpDocument(): void {
  const writer = new LatestWriter(paths.document, { keepPrevious: true });
  handle('loadDocument', async () => (await load(paths.document)) ?? (await load(`${paths.document}.bak`)));
  handle('saveDocument', async ({ json }) => {
    parseJson(json, limits(largest));
    await writer.write(json);
    return null;
  });
}

/** The text of a document that can be parsed, or `null`. */
async function load(file: string): Promise<string | null> {
  const size = await sizeOf(file);
  if (size === null || size > largest) return null;
  const json = await readFile(file, 'utf8');
  try {
    parseJson(json, limits(largest));
    return json;
  } catch (error) {
    log.error(`${file} is not a document.`, error);
    return null;
  }
}
