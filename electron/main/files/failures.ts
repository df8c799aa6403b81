/** Why a file could not be read or written: one sentence that names it and what to do. */
import path from 'node:path';

type Language = 'en' | 'zh';
type Work = 'read' | 'write';
type Sentence = (name: string) => string;

/** By the code of the system. */
const causes: Readonly<Record<Language, Readonly<Record<string, Sentence>>>> = {
  en: {
    ENOENT: (name) => `The folder or file of “${name}” is no longer there.`,
    ENOTDIR: (name) => `The folder of “${name}” is no longer there.`,
    EACCES: (name) => `The system does not allow this for “${name}”: it lies in a folder that is read-only or belongs to someone else.`,
    EROFS: (name) => `“${name}” lies on a disk that is read-only.`,
    ENOSPC: (name) => `The disk is full, so “${name}” was not written.`,
    EDQUOT: (name) => `Your share of the disk is used up, so “${name}” was not written.`,
    EBUSY: (name) => `“${name}” is in use by another program.`,
    ENAMETOOLONG: (name) => `The name “${name}” is too long.`,
    EISDIR: (name) => `“${name}” is a folder.`,
    other: (name) => `“${name}” is out of reach.`,
  },
  zh: {
    ENOENT: (name) => `“${name}”或它所在的文件夹已经不在了。`,
    ENOTDIR: (name) => `“${name}”所在的文件夹已经不在了。`,
    EACCES: (name) => `系统不允许访问“${name}”：它所在的文件夹是只读的，或属于其他用户。`,
    EROFS: (name) => `“${name}”所在的磁盘是只读的。`,
    ENOSPC: (name) => `磁盘已满，“${name}”没有写入。`,
    EDQUOT: (name) => `磁盘配额已用完，“${name}”没有写入。`,
    EBUSY: (name) => `“${name}”正被其他程序占用。`,
    ENAMETOOLONG: (name) => `文件名“${name}”太长。`,
    EISDIR: (name) => `“${name}”是一个文件夹。`,
    other: (name) => `无法访问“${name}”。`,
  },
};

const remedies: Readonly<Record<Language, Readonly<Record<Work, string>>>> = {
  en: { read: 'Choose another file.', write: 'Your work is still here: make room or save it in another place.' },
  zh: { read: '请选择其他文件。', write: '你的工作还在：请腾出空间，或另存到别处。' },
};

const sameAs: Readonly<Record<string, string>> = { EPERM: 'EACCES' };

export function failureSentence(language: Language, work: Work, file: string, error: unknown): string {
  const { code = 'other' } = error as NodeJS.ErrnoException;
  const sentences = causes[language];
  const cause = (sentences[sameAs[code] ?? code] ?? sentences.other)(path.basename(file));
  return [cause, remedies[language][work]].join(language === 'en' ? ' ' : '');
}
