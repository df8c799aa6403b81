/** What the window opens with: unsaved work of a session that did not end properly, else the last file, else the first document. */
import type { Bridge, FileReference, Session } from '../bridge/contract';
import { m } from '../messages/generated/messages.js';
import type { ProjectContent, StoredDocument } from '../project-file/format';
import { readRecovery } from '../project-file/project-json';
import { readProject } from '../project-file/read';
import { firstDocument } from './first-document';

export interface Start {
  readonly document: StoredDocument;
  readonly file: FileReference | null;
  /** Work that is in no file. */
  readonly isUnsaved: boolean;
  /** What a file says was learned; absent if the engine itself knows. */
  readonly learned?: ProjectContent['learned'];
  readonly runs?: ProjectContent['runs'];
  /** Why it is not the document one would expect. */
  readonly problem?: () => string;
}

export async function startOf(bridge: Bridge, { recovery, file }: Session): Promise<Start> {
  if (recovery === null) return openedFile(bridge, file);
  try {
    const { runs, ...document } = readRecovery(recovery);
    return { document, file, isUnsaved: true, ...(runs && { runs }) };
  } catch {
    return { ...(await openedFile(bridge, file)), problem: m.document_unreadable };
  }
}

async function openedFile(bridge: Bridge, file: FileReference | null): Promise<Start> {
  if (!file) return { document: firstDocument(), file: null, isUnsaved: false };
  try {
    const { name, bytes } = await bridge.readFile(file.id);
    const { learned, runs, ...document } = readProject(name, bytes);
    return { document, file, isUnsaved: false, learned, ...(runs && { runs }) };
  } catch (error) {
    const { message } = error as Error;
    return { document: firstDocument(), file: null, isUnsaved: false, problem: () => message };
  }
}
