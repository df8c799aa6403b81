import { templates } from '@core/templates';
import { moveLayers, removeLayers, setField } from '@core/network/edit';
import { beforeEach, describe, expect, it } from 'vitest';
import { networkRules } from '../../../renderer/state/network-rules';
import { Project } from '../../../renderer/state/project.svelte';
import { Selection } from '../../../renderer/state/selection.svelte';

const { network } = templates.find(({ name }) => name === 'mnist-mlp')!;
const dense = network.layers.find(({ kind }) => kind === 'dense')!.id;

describe('Project', () => {
  let selection: Selection;
  let project: Project;

  beforeEach(() => {
    selection = new Selection();
    project = new Project(network, selection);
  });

  it('checks the network after each edit', () => {
    expect(project.check.ready).toBe(true);
    expect(project.firstProblem).toBeNull();
    project.edit(() => 'delete', removeLayers(project.network, ['softmax']));
    expect(project.check.ready).toBe(false);
    expect(project.firstProblem).toMatch(/\w+ \w+/);
  });

  it('undoes and redoes, and names the step', () => {
    project.edit(() => 'units', setField(project.network, dense, 'units', 7));
    expect(project.undoLabel).toBe('units');
    project.undo();
    expect(project.network).toBe(network);
    expect([project.canUndo, project.canRedo, project.redoLabel]).toEqual([false, true, 'units']);
    project.redo();
    expect(project.network.layers.find(({ id }) => id === dense)!.fields.units).toBe(7);
  });

  it('gives back what belonged to a document when an exchange is undone, and when it is done again', () => {
    const gaveBack: string[] = [];
    let present = 'old weights';
    const keep = () => {
      const kept = present;
      return () => void gaveBack.push((present = kept));
    };
    project = new Project(network, selection, networkRules, { keep });
    project.exchange(() => 'open', { ...network, name: 'other' });
    present = 'new weights';
    project.edit(() => 'delete', removeLayers(project.network, [dense]));
    project.undo();
    expect(gaveBack).toEqual([]);
    project.undo();
    expect([project.network, gaveBack]).toEqual([network, ['old weights']]);
    project.redo();
    expect([project.network.name, gaveBack]).toEqual(['other', ['old weights', 'new weights']]);
  });

  it('takes typing in one field as one step', () => {
    for (const units of [1, 12, 128]) project.edit(() => 'units', setField(project.network, dense, 'units', units), { mergeKey: 'units' });
    project.undo();
    expect(project.network).toBe(network);
  });

  it('brings the selection back with the document, and drops what was deleted', () => {
    selection.set([dense]);
    project.edit(() => 'delete', removeLayers(project.network, [dense]));
    expect(selection.layers).toEqual([]);
    project.undo();
    expect(selection.layers).toEqual([dense]);
  });

  it('takes an edit that changes nothing as no step', () => {
    project.edit(() => 'nothing', project.network);
    expect(project.canUndo).toBe(false);
  });

  it('has the same structure after a move, another one after a change', () => {
    const { structure } = project;
    project.edit(() => 'move', moveLayers(project.network, new Map([[dense, { x: 999, y: 1 }]])));
    expect(project.structure).toBe(structure);
    project.edit(() => 'units', setField(project.network, dense, 'units', 9));
    expect(project.structure).not.toBe(structure);
  });
});
