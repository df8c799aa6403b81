import { describe, expect, it } from 'vitest';
import { isArranged } from '@core/network/arrange';
import { layerOf } from '@core/network/edit';
import * as editing from '../../../renderer/state/editing';
import { appWith, cnn } from '../panels/app';

describe('what a person does to the network', () => {
  it('is one undo step with a name', () => {
    const app = appWith(cnn);
    editing.addLayerAt(app, 'tanh', { x: 0, y: 500 });
    expect(app.selection.layers).toEqual(['tanh1']);
    expect(app.project.undoLabel).toBe('Add Tanh');
    app.project.undo();
    expect(app.project.network).toBe(cnn);
  });

  it('drops a layer into a connection and keeps the drawing tidy', () => {
    const app = appWith(cnn);
    editing.addLayerInto(app, 'tanh', cnn.connections[1]!.id, { x: 0, y: 0 });
    expect(app.project.check.ready).toBe(true);
    expect(isArranged(app.project.network)).toBe(true);
  });

  it('goes before the end of a finished network when nothing is selected', () => {
    const app = appWith(cnn);
    editing.addLayerAfterSelection(app, 'dropout');
    expect(app.project.network.connections).toContainEqual(expect.objectContaining({ to: 'softmax', from: 'dropout1' }));
  });

  it('starts an empty network', () => {
    const app = appWith({ ...cnn, layers: [], connections: [] });
    editing.addLayerAfterSelection(app, 'input');
    editing.addLayerAfterSelection(app, 'flatten');
    expect(app.project.network.connections).toHaveLength(1);
  });

  it('joins moves by arrow keys into one step', () => {
    const app = appWith(cnn);
    for (const x of [5, 10, 15]) editing.moveLayers(app, new Map([['conv1', { x, y: 0 }]]), 'move conv1');
    expect(layerOf(app.project.network, 'conv1').position.x).toBe(15);
    app.project.undo();
    expect(app.project.network).toBe(cnn);
  });

  it('deletes a link of the chain in one undo step: the neighbours are connected, the drawing stays tidy', () => {
    const app = appWith(cnn);
    app.selection.set(['relu1']);
    editing.deleteSelection(app);
    expect(app.project.check.ready).toBe(true);
    expect(isArranged(app.project.network)).toBe(true);
    expect(app.project.undoLabel).toBe('Delete ReLU 1');
    app.project.undo();
    expect(app.project.network).toBe(cnn);
  });

  it('deletes layers and connections together', () => {
    const app = appWith(cnn);
    app.selection.set(['relu1'], [cnn.connections[0]!.id]);
    editing.deleteSelection(app);
    expect(app.project.network.layers).toHaveLength(cnn.layers.length - 1);
    expect(app.project.network.connections).toHaveLength(cnn.connections.length - 2);
    expect(app.selection.isEmpty).toBe(true);
  });

  it('connects and disconnects by port, and refuses circles', () => {
    const app = appWith(cnn);
    editing.connectLayers(app, 'input', 'relu2', 0);
    expect(app.project.network.connections.filter(({ to }) => to === 'relu2')).toEqual([expect.objectContaining({ from: 'input' })]);
    editing.disconnectPort(app, 'relu2', 0);
    expect(app.project.network.connections.some(({ to }) => to === 'relu2')).toBe(false);
    expect(editing.canConnect(app, 'pool1', 'conv1')).toBe(false);
  });
});
