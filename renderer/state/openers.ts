/** How the files that can be opened become documents, by the ending of their names. */
import type { OpenedFile } from '../bridge/contract';
import { projectExtension, type ProjectContent } from '../project-file/format';
import { readProject } from '../project-file/read';
import type { AppState } from './app-state.svelte';
import { openModel } from './opening/open-model';

/** What was in a file. */
export interface Opened {
  readonly content: ProjectContent;
  /** To be said once it is the document. */
  readonly note?: () => string;
}

/** @returns nothing if the person called it off. @throws a sentence that names the file, if it cannot be opened. */
type Opener = (file: OpenedFile, desk: OpenerDesk) => Opened | Promise<Opened | null>;

/** What openers may look at. */
export type OpenerDesk = Pick<AppState, 'opening' | 'networkEditor' | 'run'>;

export const openers: Readonly<Record<string, Opener>> = {
  [projectExtension]: ({ name, bytes }) => ({ content: readProject(name, bytes) }),
  '.onnx': openModel,
};

export const isOpenable = (name: string): boolean => Object.hasOwn(openers, extensionOf(name));

/** The ending of a name with its dot, in small letters. */
export const extensionOf = (name: string): string => /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
