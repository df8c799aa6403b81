/** What the shell never says: each of these would undo a protection that Electron or our own code gives. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../electron/scripts/paths.mjs';

const folders = ['electron/main', 'electron/preload', 'electron/ipc', 'electron/engine', 'renderer'];
const forbidden = [
  /\bwebSecurity\b/,
  /\ballowRunningInsecureContent\b/,
  /\bexperimentalFeatures\b/,
  /\benableBlinkFeatures\b/,
  /\bnodeIntegration(InWorker|InSubFrames)?: true\b/,
  /\bsandbox: false\b/,
  /\bbypassCSP\b/,
  /\bopenExternal\b/,
  /\bsendSync\b/,
  /file:\/\//,
  /unsafe-(inline|eval)/,
  /\bcrashReporter\b|\bautoUpdater\b/,
];

const files = folders.flatMap((folder) =>
  readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte|html)$/.test(name) && !name.includes('generated'))
    .map((name) => path.join(inRoot(folder), name)),
);

describe('no source file', () => {
  it.each(forbidden)('says %s', (pattern) => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => pattern.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
