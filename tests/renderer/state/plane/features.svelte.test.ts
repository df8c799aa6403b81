/** Choosing features as a person does: each choice is one step, and what was learned of the others stays. */
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { templates } from '@core/templates';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { describe, expect, it } from 'vitest';
import type { Learned } from '../../../../renderer/bridge/contract';
import type { AppState } from '../../../../renderer/state/app-state.svelte';
import { Features } from '../../../../renderer/state/plane/features.svelte';
import { Project } from '../../../../renderer/state/project.svelte';
import { Selection } from '../../../../renderer/state/selection.svelte';

const networkOf = (name: string) => templates.find((each) => each.name === name)!.network;

function deskWith(name: string, learned: Learned | null, isRunning = false) {
  const selection = new Selection();
  const project = new Project(networkOf(name), selection);
  const done: string[] = [];
  let present = learned;
  const run = {
    isRunning,
    settings: { ...defaultSettings, seed: 3 },
    pause: async () => void done.push('pause'),
    train: async () => void done.push('train'),
  };
  const weights = {
    take: async () => present,
    put: async (next: Learned | null) => {
      done.push('put');
      present = next;
    },
  };
  const desk = { project, selection, run, weights } as unknown as AppState;
  return { features: new Features(desk), project, selection, done, learned: () => present!.weights };
}

const chosenOf = ({ items }: Features) => items?.flatMap(({ label, column }) => (column === null ? [] : [label]));

describe('the features of the document', () => {
  it('are named, in the order of their columns', () => {
    expect(chosenOf(deskWith('circles-features', null).features)).toEqual(['x²', 'y²']);
    expect(chosenOf(deskWith('xor-tiny', null).features)).toEqual(['x', 'y']);
    expect(deskWith('mnist-linear', null).features.items).toBeNull();
  });

  it('are taken in and away, one step each, in the order of the clicks', async () => {
    const { features, project } = deskWith('circles-features', null);
    await Promise.all(['x', 'sinY', 'xx'].map((feature) => features.toggle(feature)));
    expect(chosenOf(features)).toEqual(['x', 'y²', 'sin πy']);
    expect(project.steps.map((label) => label())).toEqual(['Choose the features x, x², y²', 'Choose the features x, x², y², sin πy', 'Choose the features x, y², sin πy']);
    project.undo();
    expect(chosenOf(features)).toEqual(['x', 'x²', 'y²', 'sin πy']);
    project.goTo(0);
    expect(chosenOf(features)).toEqual(['x²', 'y²']);
  });

  it('keep the weights of those that stay, also of first ones', async () => {
    const plan = planNetwork(networkOf('circles-features'), surroundingsOf(networkOf('circles-features')));
    for (const weights of [initializeParameters(plan, 8), initializeParameters(plan, 3)]) {
      const { features, learned } = deskWith('circles-features', { weights });
      await features.toggle('x');
      const [before, after] = [weights['scores.weight'].data, learned()['scores.weight'].data];
      expect([after[1], after[2], after[4], after[5]]).toEqual(Array.from(before));
      await features.toggle('x');
      expect(Array.from(learned()['scores.weight'].data)).toEqual(Array.from(before));
    }
  });

  it('may change while a training runs, which goes on', async () => {
    const { features, done } = deskWith('circles-features', null, true);
    await features.toggle('x');
    expect(done).toEqual(['pause', 'put', 'train']);
  });

  it('are never none', async () => {
    const { features, project } = deskWith('circles-features', null);
    await features.toggle('xx');
    await expect(features.toggle('yy')).rejects.toThrow('A network needs at least one feature: choose another before taking this one away.');
    expect(chosenOf(features)).toEqual(['y²']);
    expect(project.steps).toHaveLength(1);
    await features.toggle('x');
    expect(chosenOf(features)).toEqual(['x', 'y²']);
  });

  it('leave what is selected so, as far as it is still there', async () => {
    const { features, selection } = deskWith('circles-features', null);
    selection.set(['features', 'scores']);
    await features.set('features', ['x', 'xx']);
    expect(selection.layers).toEqual(['features', 'scores']);
    await features.toggle('y');
    await features.toggle('xx');
    expect(chosenOf(features)).toEqual(['x', 'y']);
    expect(selection.layers).toEqual(['scores']);
  });

  it('set in the inspector keep their layer', async () => {
    const { features, project } = deskWith('circles-features', null);
    await features.set('features', ['y', 'x']);
    expect(project.document.layers.find(({ id }) => id === 'features')!.fields).toMatchObject({ features: 'x y' });
    expect([features.isChosenBy('features', 'features'), features.isChosenBy('scores', 'units')]).toEqual([true, false]);
  });
});
