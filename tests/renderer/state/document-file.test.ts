import { templates } from '@core/templates';
import { removeLayers } from '@core/network/edit';
import { defaultSettings } from '@core/training/settings';
import { beforeEach, describe, expect, it } from 'vitest';
import { DocumentFile } from '../../../renderer/state/document-file.svelte';
import { networkRules } from '../../../renderer/state/network-rules';
import type { StoredRun } from '../../../renderer/project-file/format';
import { Project } from '../../../renderer/state/project.svelte';
import type { Run } from '../../../renderer/state/run.svelte';
import { Selection } from '../../../renderer/state/selection.svelte';
import type { Weights } from '../../../renderer/state/weights.svelte';

const [first, second] = templates;
const file = { id: 'a', name: 'a.gradlab' };

describe('the file of a document', () => {
  const weights = { version: '0 0' };
  const keptRuns = { runs: [] as readonly StoredRun[], restore: (runs: readonly StoredRun[]) => void (keptRuns.runs = runs) };
  let project: Project;
  let documentFile: DocumentFile;

  /** Changes hands as in the app: whatever is put in counts as another edition. */
  const keep = (): (() => void) => {
    const giveBack = documentFile.keep();
    return () => {
      weights.version = `${Number(weights.version.split(' ')[0]) + 1} 0`;
      giveBack();
    };
  };

  beforeEach(() => {
    project = new Project(first!.network, new Selection(), networkRules, { keep });
    documentFile = new DocumentFile(project, new Project(second!.network, new Selection()), { settings: defaultSettings } as Run, weights as Weights, keptRuns);
    documentFile.noteUnchanged(file);
  });

  const deleteOne = (): void => project.edit(() => 'delete', removeLayers(project.network, [project.network.layers[1]!.id]));

  function openOther(): void {
    project.exchange(() => 'open', second!.network);
    documentFile.noteUnchanged(null);
  }

  it('is what undo leads back to, after another document was open', () => {
    deleteOne();
    openOther();
    expect([documentFile.file, documentFile.isModified]).toEqual([null, false]);
    project.undo();
    expect([documentFile.file, documentFile.isModified]).toEqual([file, true]);
    project.undo();
    expect([documentFile.file, documentFile.isModified]).toEqual([file, false]);
  });

  it('is not what a jump in the history leads to that passes the saved moment', () => {
    deleteOne();
    documentFile.noteUnchanged(file);
    openOther();
    project.goTo(0);
    expect([documentFile.file, documentFile.isModified]).toEqual([file, true]);
    project.redo();
    expect(documentFile.isModified).toBe(false);
  });

  it('does not hold what was trained since', () => {
    weights.version = '0 300';
    openOther();
    project.undo();
    expect([project.document, documentFile.isModified]).toEqual([first!.network, true]);
  });
});
