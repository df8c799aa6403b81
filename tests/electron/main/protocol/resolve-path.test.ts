import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolvePath } from '../../../../electron/main/protocol/resolve-path';

const root = path.resolve('/app/dist/renderer');
const resolve = (address: string) => resolvePath(root, address);

describe('what app:// serves', () => {
  it.each([
    ['app://ui/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://ui/assets/main-3f.js', 'assets/main-3f.js', 'text/javascript; charset=utf-8'],
    ['app://ui/assets/%E6%A2%AF.woff2', 'assets/梯.woff2', 'font/woff2'],
    ['app://ui/a/../index.html?x=1#y', 'index.html', 'text/html; charset=utf-8'],
  ])('%s', (address, name, mimeType) => {
    expect(resolve(address)).toEqual({ file: path.join(root, name), mimeType });
  });
});

describe('what it refuses', () => {
  it.each([
    ['the folder itself', 'app://ui/'],
    ['a foreign host', 'app://other/index.html'],
    ['no host', 'app:///index.html'],
    ['another scheme', 'file:///app/dist/renderer/index.html'],
    ['an address of the network', 'https://ui/index.html'],
    ['no address', 'index.html'],
    ['a way out, escaped slash', 'app://ui/..%2f..%2fsecret.json'],
    ['a way out, escaped backslash', 'app://ui/..%5c..%5csecret.json'],
    ['a sibling folder of the same beginning', 'app://ui/..%2frenderer-old%2findex.html'],
    ['a null character', 'app://ui/index.html%00.js'],
    ['an escape that is no UTF-8', 'app://ui/%ff.html'],
    ['an incomplete escape', 'app://ui/%e.html'],
    ['a drive letter', 'app://ui/C:/secret.json'],
    ['an escaped drive letter', 'app://ui/C%3a%2fsecret.json'],
    ['an unknown kind of file', 'app://ui/engine.cjs'],
    ['a map', 'app://ui/main.js.map'],
    ['no extension', 'app://ui/secret'],
  ])('%s', (_what, address) => {
    expect(resolve(address)).toBeNull();
  });

  it.each(['app://ui/../../secret.json', 'app://ui/%2e%2e/%2e%2e/secret.json'])('%s stays inside', (address) => {
    expect(resolve(address)?.file ?? root).toMatch(new RegExp(`^${root}`));
  });
});
