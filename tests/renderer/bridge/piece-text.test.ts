import { pieceOf } from '@core/network/piece';
import { templates } from '@core/templates';
import { describe, expect, it } from 'vitest';
import { readPiece, writePiece } from '../../../renderer/bridge/piece-text';

const { network } = templates.find(({ name }) => name === 'mnist-cnn')!;
const piece = pieceOf(network, ['conv1', 'relu1']);
const text = writePiece(piece);
const changed = (change: (value: Record<string, unknown>) => unknown) => {
  const value = JSON.parse(text) as Record<string, unknown>;
  change(value);
  return JSON.stringify(value);
};

describe('layers as text', () => {
  it('are the same when read again', () => {
    expect(readPiece(text)).toEqual({ piece });
  });

  it.each(['', 'Dear all,', '{}', '[1, 2]', '{"gradient-lab": "weights", "version": 1}', 'x'.repeat(100)])('are not every text: %j', (foreign) => {
    expect(readPiece(foreign)).toEqual({ problem: 'foreign' });
  });

  it('of a newer version say so', () => {
    expect(readPiece(changed((value) => (value.version = 2)))).toEqual({ problem: 'newer' });
  });

  const block = (id: string, holds: string) => ({ id, name: id, parameters: [], connections: [], layers: [{ id: 'a', kind: holds, name: 'A', fields: {}, position: { x: 0, y: 0 } }] });
  it.each([
    ['no layers', (value: Record<string, unknown>) => delete value.layers],
    ['a connection to nowhere', (value: Record<string, unknown>) => (value.connections = [{ id: 'c', from: 'conv1', to: 'gone', port: 0 }])],
    ['two layers of one id', (value: Record<string, unknown>) => (value.layers = [piece.layers[0], piece.layers[0]])],
    ['two connections into a port', (value: Record<string, unknown>) => (value.connections = [...piece.connections, ...piece.connections])],
    ['an id that is a path', (value: Record<string, unknown>) => (value.layers = [{ ...piece.layers[0], id: '../x' }])],
    ['blocks within one another', (value: Record<string, unknown>) => (value.blocks = [block('block-1', 'block-2'), block('block-2', 'block-1')])],
  ])('are refused with %s', (_, change) => {
    expect(readPiece(changed(change))).toEqual({ problem: 'damaged' });
  });
});
