/** What main keeps between sessions: the list of files, and unsaved work. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allWritten, removeUnfinished, writeAtomically } from '../../../../electron/main/files/atomic-write';
import { failureSentence } from '../../../../electron/main/files/failures';
import { KnownFiles } from '../../../../electron/main/files/known-files';
import { RecoveryStore } from '../../../../electron/main/files/recovery-store';

let folder: string;
const at = (name: string) => path.join(folder, name);
const problems: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kept-'));
  problems.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const known = async () => {
  const files = new KnownFiles(at('files.json'), (error) => problems.push(error));
  await files.load();
  return files;
};
const recovery = async () => {
  const store = new RecoveryStore(at('document.json'), (file) => problems.push(file));
  await store.load();
  return store;
};

describe('known files', () => {
  it('keep their ids between sessions, the latest first', async () => {
    const first = await known();
    const a = first.note(at('a.gradlab'));
    const b = first.note(at('b.gradlab'));
    expect(first.note(at('a.gradlab'))).toEqual(a);
    first.setOpen(b.id);
    await allWritten();
    const second = await known();
    expect(second.list.map(({ id }) => id)).toEqual([a.id, b.id]);
    expect(second.open).toEqual({ id: b.id, name: 'b.gradlab' });
    expect(second.pathOf(a.id)).toBe(at('a.gradlab'));
  });

  it('are no more than twelve, and one that is gone is forgotten', async () => {
    const files = await known();
    const first = files.note(at('0.gradlab'));
    for (let i = 1; i <= 12; i++) files.note(at(`${i}.gradlab`));
    expect(files.list).toHaveLength(12);
    expect(files.pathOf(first.id)).toBeNull();
    files.forget(at('12.gradlab'));
    expect(files.list[0]!.path).toBe(at('11.gradlab'));
    await allWritten();
  });

  it.each(['{', '{"files":[{"id":"a","path":"relative"}],"open":null}', '[]'])('start afresh from the list %s', async (text) => {
    writeFileSync(at('files.json'), text);
    expect((await known()).list).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});

describe('unsaved work', () => {
  it('is there for the next session until it is saved', async () => {
    const first = await recovery();
    await first.keep('{"a":1}');
    await first.keep('{"a":2}');
    expect((await recovery()).latest).toBe('{"a":2}');
    await first.drop();
    expect([(await recovery()).latest, readdirSync(folder)]).toEqual([null, []]);
  });

  it('of a moment before comes back when the last writing was damaged', async () => {
    const first = await recovery();
    await first.keep('{"a":1}');
    await first.keep('{"a":2}');
    writeFileSync(at('document.json'), '{"a":');
    expect((await recovery()).latest).toBe('{"a":1}');
    expect(problems).toEqual([at('document.json')]);
  });

  it('stays in memory when the disk refuses', async () => {
    const store = await recovery();
    rmSync(folder, { recursive: true });
    await expect(store.keep('{"a":1}')).rejects.toThrow('ENOENT');
    expect(store.latest).toBe('{"a":1}');
  });

  it('is JSON, or it is refused', async () => {
    await expect((await recovery()).keep('{')).rejects.toThrow();
    expect(existsSync(at('document.json'))).toBe(false);
  });
});

it('what a killed session was writing is removed, and nothing else', async () => {
  await writeAtomically(at('document.json'), '{}');
  writeFileSync(at('.document.json.0f8fad5b-d9cb-469f-a165-70867728950e.tmp'), 'half');
  writeFileSync(at('notes.tmp'), 'mine');
  await removeUnfinished(folder);
  expect(readdirSync(folder).sort()).toEqual(['document.json', 'notes.tmp']);
});

describe('a failure of the disk', () => {
  const failure = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    ['en', 'write', 'ENOSPC', 'The disk is full, so “a.gradlab” was not written. Your work is still here: make room or save it in another place.'],
    ['en', 'write', 'EPERM', 'The system does not allow this for “a.gradlab”: it lies in a folder that is read-only or belongs to someone else. Your work is still here: make room or save it in another place.'],
    ['en', 'read', 'ENOENT', 'The folder or file of “a.gradlab” is no longer there. Choose another file.'],
    ['zh', 'write', 'EROFS', '“a.gradlab”所在的磁盘是只读的。你的工作还在：请腾出空间，或另存到别处。'],
    ['zh', 'read', 'EWHATEVER', '无法访问“a.gradlab”。请选择其他文件。'],
  ] as const)('is said in the language %s: %s %s', (language, work, code, sentence) => {
    expect(failureSentence(language, work, '/home/someone/a.gradlab', failure(code))).toBe(sentence);
  });
});
