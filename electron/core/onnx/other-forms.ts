/**
 * Operators of files that are no ops of the IR, or were different once: each is read as constants or as a few ops.
 * Everything else is read one to one.
 */
import type { Value } from '../graph/graph';
import { compositions } from './compositions';
import type { FileNode } from './file-node';
import { knownForms } from './known-forms';
import { olderForms } from './older-forms';

export interface OtherForm {
  /** Newer operator sets are read one to one. */
  readonly before?: number;
  /** @throws a sentence if the attributes or inputs do not fit. */
  readonly read: (node: FileNode) => readonly Value[];
}

export const otherForms: Readonly<Record<string, OtherForm>> = { ...knownForms, ...compositions, ...olderForms };
