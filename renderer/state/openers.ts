/** How the files that can be opened become documents, by the ending of their names. */
import type { OpenedFile } from '../bridge/contract';
import { projectExtension, type ProjectContent } from '../project-file/format';
import { readProject } from '../project-file/read';

/** @throws a sentence that names the file, if it cannot be opened. */
type Opener = (file: OpenedFile) => ProjectContent | Promise<ProjectContent>;

export const openers: Readonly<Record<string, Opener>> = {
  [projectExtension]: ({ name, bytes }) => readProject(name, bytes),
};

export const isOpenable = (name: string): boolean => Object.hasOwn(openers, extensionOf(name));

/** The ending of a name with its dot, in small letters. */
export const extensionOf = (name: string): string => /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
