import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
const text = readFileSync('package-lock.json', 'utf8');
const packages = (JSON.parse(text) as { packages: Record<string, Entry> }).packages;

/** Where node would find `name` from the folder `from`. */
function find(from: string, name: string): string | undefined {
  const folders = from.split('/node_modules/').map((_, i, parts) => parts.slice(0, parts.length - i).join('/node_modules/'));
  return [...folders, ''].map((folder) => `${folder}/node_modules/${name}`.replace(/^\//, '')).find((path) => path in packages);
}

test('names the native packages of every platform, because npm ci refuses a lock file that lacks one', () => {
  const missing = Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !find(from, name)),
  );
  expect(missing).toEqual([]);
});

test('names no registry, so that any mirror can be used', () => {
  expect(text).not.toContain('"resolved"');
});
