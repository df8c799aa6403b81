import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readChosen, safeName } from '../../../../electron/main/files/chosen-file';
import { readJson } from '../../../../electron/main/files/read-json';

let folder: string;
const at = (name: string) => path.join(folder, name);

beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'files-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('chosen files', () => {
  it('gives base names and bytes', async () => {
    writeFileSync(at('三.png'), Uint8Array.of(1, 2, 3));
    expect(await readChosen([at('三.png')])).toEqual([{ name: '三.png', bytes: Uint8Array.of(1, 2, 3) }]);
  });

  it('names a folder that was chosen', async () => {
    mkdirSync(at('folder.png'));
    await expect(readChosen([at('folder.png')])).rejects.toThrow('"folder.png" is not a file.');
  });

  it('names a file that is too large, with its size and the limit', async () => {
    writeFileSync(at('big.png'), '');
    truncateSync(at('big.png'), 65 * 1024 * 1024);
    await expect(readChosen([at('big.png')])).rejects.toThrow('"big.png" has 65 MB; images of up to 64 MB');
  });
});

describe('suggested names', () => {
  it.each([
    ['digits.onnx', 'digits.onnx'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\\b:c?.onnx', 'a-b-c-.onnx'],
    ['梯度.onnx', '梯度.onnx'],
    ['...', 'model.onnx'],
    ['\u0000', 'model.onnx'],
  ])('%j becomes %j', (suggested, name) => {
    expect(safeName(suggested, 'model.onnx')).toBe(name);
  });
});

describe('settings files', () => {
  const schema = v.strictObject({ a: v.number() });

  it('is null when there is none', async () => {
    expect(await readJson(at('none.json'), schema)).toBeNull();
  });

  it('gives what fits the schema', async () => {
    writeFileSync(at('a.json'), '{"a":1}');
    expect(await readJson(at('a.json'), schema)).toEqual({ a: 1 });
  });

  it.each(['{"a":"1"}', '{"a":1,"b":2}', '{', '{"__proto__":{}}', '[]'])('refuses %s', async (text) => {
    writeFileSync(at('a.json'), text);
    await expect(readJson(at('a.json'), schema)).rejects.toThrow();
  });

  it('refuses a file that is too large before reading it', async () => {
    writeFileSync(at('a.json'), '');
    truncateSync(at('a.json'), 2 * 1024 * 1024);
    await expect(readJson(at('a.json'), schema)).rejects.toThrow('more than a settings file can have');
  });
});
