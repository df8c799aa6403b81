/** From a URL of the page to a file of ours, or to nothing. */
import path from 'node:path';

/** The kinds of files a page is made of. Anything else is not served. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

export interface ServedFile {
  readonly file: string;
  readonly mimeType: string;
}

/** The file behind `app://ui/…` inside `root`; `null` for every other host, way out of the folder, or kind of file. */
export function resolvePath(root: string, address: string): ServedFile | null {
  const name = decodedPath(address);
  if (name === null || name.includes('\0') || name.includes('\\') || name.includes(':')) return null;
  const folder = path.resolve(root);
  const file = path.resolve(folder, `.${name}`);
  if (!file.startsWith(folder + path.sep)) return null;
  const mimeType = mimeTypes[path.extname(file).toLowerCase()];
  return mimeType ? { file, mimeType } : null;
}

function decodedPath(address: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(address);
    if (protocol !== 'app:' || host !== 'ui') return null;
    return decodeURIComponent(pathname);
  } catch {
    // A URL that cannot be parsed, or an escape that is no UTF-8.
    return null;
  }
}
