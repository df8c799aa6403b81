/** Where things are. Every script reads its folders from here. */
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
export const dist = path.join(root, 'dist');
export const stamps = path.join(dist, '.stamps');
export const release = path.join(root, 'release');

/** A path inside the project, from its forward-slash name. */
export const inRoot = (name) => path.join(root, ...name.split('/'));

/** The user's cache folder for this project: outside the project, so a fresh clone can reuse it. */
export function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'gradient-lab');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) {
    return path.join(process.env.LOCALAPPDATA, 'gradient-lab', 'cache');
  }
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'gradient-lab');
  return path.join(homedir(), '.cache', 'gradient-lab');
}
