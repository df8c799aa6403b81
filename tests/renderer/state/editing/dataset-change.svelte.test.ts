/** Another dataset with one click. */
import { templates } from '@core/templates';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import type { Learned } from '../../../../renderer/bridge/contract';
import type { AppState } from '../../../../renderer/state/app-state.svelte';
import { DatasetChange } from '../../../../renderer/state/editing/dataset-change';
import { Notices } from '../../../../renderer/state/notices.svelte';
import { Project } from '../../../../renderer/state/project.svelte';
import { Selection } from '../../../../renderer/state/selection.svelte';

const networkOf = (name: string) => templates.find((each) => each.name === name)!.network;

function deskWith(name: string) {
  const project = new Project(networkOf(name), new Selection());
  const notices = new Notices();
  const run = {
    settings: { ...defaultSettings, seed: 7, epochs: 4 } as TrainingSettings,
    changeSettings: (change: Partial<TrainingSettings>) => void (run.settings = { ...run.settings, ...change }),
  };
  const mine: Learned = { weights: {} };
  let present: Learned | null = mine;
  const weights = { take: async () => present, put: async (next: Learned | null) => void (present = next) };
  const change = new DatasetChange({ project, run, weights, notices } as unknown as AppState);
  return { change, project, run, notices, mine, learned: () => present, kinds: () => project.document.layers.map(({ kind }) => kind) };
}

describe('another dataset', () => {
  it('takes a network along that fits, with its settings, and says so', async () => {
    const { change, project, run, notices, learned } = deskWith('mnist-cnn');
    await change.choose('moons');
    expect(project.document).toMatchObject({ name: 'Moons', dataset: 'moons' });
    expect(project.documentCheck.ready).toBe(true);
    expect(run.settings).toMatchObject({ optimizer: 'adam', learningRate: 0.03, seed: 7, epochs: 100 });
    expect(notices.list.map(({ sentence }) => sentence())).toEqual([expect.stringMatching(/^“.*” cannot learn from Moons, so “Moons” took its place\. Undo brings it back\.$/)]);
    expect(learned()).toBeNull();
    expect(project.steps).toHaveLength(1);
  });

  it('brings the network back that it was exchanged for, with settings and weights', async () => {
    const { change, project, run, mine, learned } = deskWith('mnist-cnn');
    await change.choose('moons');
    await change.choose('mnist');
    expect(project.document).toEqual(networkOf('mnist-cnn'));
    expect(run.settings.epochs).toBe(4);
    expect(learned()).toBe(mine);
  });

  it('leaves the network there if it is wanted', async () => {
    const { change, project, notices } = deskWith('mnist-cnn');
    await change.choose('moons');
    notices.list[0]!.action!.run();
    expect(project.document.layers).toBe(networkOf('mnist-cnn').layers);
    expect(project.document.dataset).toBe('moons');
    notices.list[0]!.action!.run();
    expect(project.document.dataset).toBe('moons');
  });

  it('adapts the end of a network whose answers alone differ', async () => {
    const { change, project, notices, kinds } = deskWith('xor-tiny');
    await change.choose('gaussians');
    expect(project.documentCheck.ready).toBe(true);
    expect(project.document.layers.find(({ id }) => id === 'scores')!.fields.units).toBe(3);
    expect(project.document.name).toBe(networkOf('xor-tiny').name);
    expect(notices.list[0]!.sentence()).toMatch(/^To learn from .*, the network was changed: .+\. Undo takes it back\.$/);
    await change.choose('surface');
    expect(project.documentCheck.ready).toBe(true);
    expect(kinds().at(-1)).toBe('squaredError');
    expect(project.steps).toHaveLength(2);
  });

  it('leaves alone what fits, and what is not complete yet', async () => {
    const fitting = deskWith('xor-tiny');
    await fitting.change.choose('moons');
    expect(fitting.project.document.layers).toBe(networkOf('xor-tiny').layers);
    expect(fitting.notices.list).toEqual([]);
    const open = deskWith('mnist-cnn');
    open.project.editDocument(() => '', { ...open.project.document, connections: [] });
    await open.change.choose('moons');
    expect(open.project.document.layers).toBe(networkOf('mnist-cnn').layers);
  });
});
