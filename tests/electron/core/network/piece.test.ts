import { describe, expect, it } from 'vitest';
import { collapse } from '@core/network/blocks/collapse';
import { checkNetwork } from '@core/network/check';
import { insertPiece, pieceOf } from '@core/network/piece';
import { surroundingsOf } from '@core/network/surroundings';
import { addAnnotation, changeAnnotations, removeAnnotations } from '@core/network/annotations';
import { moveLayers } from '@core/network/edit';
import { templates } from '@core/templates';

const { network } = templates.find(({ name }) => name === 'mnist-cnn')!;
const note = { kind: 'comment', text: 'look', color: 'amber', position: { x: 0, y: -80 }, size: { width: 160, height: 60 } } as const;

describe('a piece of a network', () => {
  it('holds the connections among its layers and no others', () => {
    const { layers, connections } = pieceOf(network, ['conv1', 'relu1', 'pool1']);
    expect(layers.map(({ id }) => id)).toEqual(['conv1', 'relu1', 'pool1']);
    expect(connections.map(({ from, to }) => [from, to])).toEqual([['conv1', 'relu1'], ['relu1', 'pool1']]);
  });

  it('is put into the network it came from with new ids, counted names and the same inner connections', () => {
    const { network: after, layers } = insertPiece(network, pieceOf(network, ['conv1', 'relu1']), { x: 30, y: 40 });
    const [conv, relu] = layers.map((id) => after.layers.find((layer) => layer.id === id)!);
    expect(new Set(after.layers.map(({ id }) => id)).size).toBe(after.layers.length);
    expect([conv!.name, relu!.name]).toEqual(['Conv 3', 'ReLU 3']);
    const original = network.layers.find(({ id }) => id === 'conv1')!;
    expect(conv!.fields).toEqual(original.fields);
    expect(conv!.position).toEqual({ x: original.position.x + 30, y: original.position.y + 40 });
    expect(after.connections.slice(network.connections.length)).toEqual([expect.objectContaining({ from: conv!.id, to: relu!.id, port: 0 })]);
  });

  it('makes an empty network whole', () => {
    const whole = pieceOf(network, network.layers.map(({ id }) => id));
    const copy = insertPiece({ ...network, layers: [], connections: [] }, whole, { x: 0, y: 0 });
    expect(checkNetwork(copy.network, surroundingsOf(network)).ready).toBe(true);
    expect(copy.network.layers.map(({ name }) => name)).toEqual(network.layers.map(({ name }) => name));
  });

  it('brings its comments along', () => {
    const { network: noted, annotation } = addAnnotation(network, note);
    const { network: after, annotations } = insertPiece(noted, pieceOf(noted, [annotation]), { x: 8, y: 8 });
    expect(annotations).toEqual(['comment2']);
    expect(after.annotations!.at(-1)).toEqual({ ...note, id: 'comment2', position: { x: 8, y: -72 } });
  });
});

describe('comments and frames', () => {
  const { network: noted, annotation: id } = addAnnotation(network, note);

  it('are changed, moved and removed', () => {
    expect(changeAnnotations(noted, [id], { color: 'red' }).annotations![0]!.color).toBe('red');
    expect(moveLayers(noted, new Map([[id, { x: 1, y: 2 }]])).annotations![0]!.position).toEqual({ x: 1, y: 2 });
    expect(removeAnnotations(noted, [id]).annotations).toEqual([]);
  });

  it('answer the same network when nothing changes', () => {
    expect(changeAnnotations(noted, [id], { color: note.color, size: { ...note.size } })).toBe(noted);
    expect(moveLayers(noted, new Map([[id, note.position]]))).toBe(noted);
    expect(removeAnnotations(noted, ['conv1'])).toBe(noted);
    expect(removeAnnotations(network, [id])).toBe(network);
  });

  it('leave the layers as they are', () => {
    expect(moveLayers(noted, new Map([[id, { x: 1, y: 2 }]])).layers.every((layer, index) => layer === network.layers[index])).toBe(true);
  });
});

describe('a piece with blocks', () => {
  const names = { block: 'Stage', input: 'Input', output: 'Output' };
  const inner = collapse(network, ['conv2', 'relu2'], names);
  const outer = collapse(inner.network, [inner.layer, 'pool2'], { ...names, block: 'Stages' });
  const piece = pieceOf(outer.network, [outer.layer]);

  it('brings the block of an instance and the blocks within it', () => {
    expect(piece.blocks.map(({ name }) => name).sort()).toEqual(['Stage', 'Stages']);
  });

  it('uses the blocks that are there already', () => {
    const { network: after, layers } = insertPiece(outer.network, piece, { x: 0, y: 300 });
    expect(after.blocks).toBe(outer.network.blocks);
    expect(after.layers.find(({ id }) => id === layers[0])!.kind).toBe(outer.network.layers.find(({ id }) => id === outer.layer)!.kind);
  });

  it('gives blocks new ids where those are taken by others, inside and outside', () => {
    const other = { ...network, blocks: [{ ...piece.blocks[0]!, name: 'Something else', id: 'block-1' }, { ...piece.blocks[1]!, name: 'And this', id: 'block-2' }] };
    const { network: after, layers } = insertPiece(other, piece, { x: 0, y: 300 });
    const blockNamed = (name: string) => after.blocks!.find((block) => block.name === name)!;
    expect(after.layers.find(({ id }) => id === layers[0])!.kind).toBe(blockNamed('Stages').id);
    expect(blockNamed('Stages').layers.map(({ kind }) => kind)).toContain(blockNamed('Stage').id);
    expect(new Set(after.blocks!.map(({ id }) => id)).size).toBe(4);
  });
});
