import { collapse } from '@core/network/blocks/collapse';
import { addBlock, bindField, deleteBlock, detachInstance, exposeField, hideField, renameBlock, renameParameter, usesOf } from '@core/network/blocks/edit';
import { expand } from '@core/network/blocks/expand';
import { blockOf, closeBlock, openBlock } from '@core/network/blocks/inside';
import { checkNetwork } from '@core/network/check';
import { addAfter, connect, removeLayers, setField } from '@core/network/edit';
import { faceOf } from '@core/network/face';
import type { Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { describe, expect, it } from 'vitest';
import { names, residual } from './drawings';

const surroundings = surroundingsOf({ dataset: 'spiral' });

/** Two instances of one block, one behind the other. */
const { network: once, layer: first } = collapse(residual, ['hidden', 'bend', 'sum'], names);
const block = once.blocks![0].id;
const { network: twice, layer: second } = addAfter(once, first, { definition: faceOf(once, block)!, name: 'Again' });

const inside = (network: Network, change: (network: Network) => Network) => closeBlock(network, block, change(openBlock(network, block)));
const expanded = (network: Network) => expand(network).network.layers;
const fieldsOf = (network: Network, id: string) => expanded(network).find((layer) => layer.id === id)?.fields;

describe('a block used twice', () => {
  it('is edited once', () => {
    const changed = inside(twice, (network) => setField(network, 'bend', 'slope', 3));
    expect(fieldsOf(changed, 'bend')).toEqual({ slope: 3 });
    expect(fieldsOf(changed, `${second}-bend`)).toEqual({ slope: 3 });
    const deeper = inside(twice, (network) => removeLayers(network, ['bend']));
    expect(expanded(deeper).map(({ kind }) => kind)).toEqual(['input', 'dense', 'dense', 'add', 'dense', 'softmax', 'dense', 'add']);
    expect(checkNetwork(deeper, surroundings).ready).toBe(true);
  });

  it('has its own weights in each place', () => {
    const { parameters } = planNetwork(twice, surroundings);
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['hidden.weight', `${second}-hidden.weight`]));
  });

  it('is counted, renamed, and deleted only when nothing uses it', () => {
    expect(usesOf(twice, block)).toBe(2);
    expect(blockOf(renameBlock(twice, block, ' Residual '), block).name).toBe('Residual');
    expect(renameBlock(twice, block, '  ')).toBe(twice);
    expect(() => deleteBlock(twice, block)).toThrow('"Block" is used 2 times. Delete or expand its instances first.');
    expect(deleteBlock(removeLayers(twice, [first, second]), block).blocks).toEqual([]);
  });

  it('lets one of them go its own way', () => {
    const detached = detachInstance(twice, second);
    expect(detached.blocks?.map(({ name }) => name)).toEqual(['Block', 'Block 2']);
    const changed = inside(detached, (network) => setField(network, 'bend', 'slope', 3));
    expect(fieldsOf(changed, 'bend')).toEqual({ slope: 3 });
    expect(fieldsOf(changed, `${second}-bend`)).toEqual({});
  });

  it('keeps what feeds the other ports when one is taken away', () => {
    const wide = inside(once, (network) => {
      const port = addAfter(network, 'hidden', { definition: faceOf(network, 'blockInput')!, name: 'Second' });
      return connect(port.network, port.layer, 'sum', 1);
    });
    const fed = connect(wide, 'first', first, 1);
    const [input] = blockOf(fed, block).layers.filter(({ kind }) => kind === 'blockInput');
    const narrow = inside(fed, (network) => removeLayers(network, [input.id]));
    expect(narrow.connections.filter(({ to }) => to === first)).toEqual([{ id: `first-${first}-0`, from: 'first', to: first, port: 0 }]);
  });
});

describe('a parameter of a block', () => {
  const withWidth = exposeField(twice, block, { layer: 'hidden', field: 'units' }, 'Width');

  it('is a field of the instances, with the default and the range of the inner field', () => {
    expect(faceOf(withWidth, block)?.fields).toMatchObject({ p1: { kind: 'integer', label: { en: 'Width' }, initial: 6, least: 1, most: 4096 } });
  });

  it('has a value at an instance only where it differs', () => {
    const wider = setField(withWidth, second, 'p1', 9);
    expect(fieldsOf(wider, `${second}-hidden`)).toEqual({ units: 9 });
    expect(fieldsOf(wider, 'hidden')).toEqual({ units: 6 });
    expect(setField(wider, second, 'p1', 6).layers).toEqual(withWidth.layers);
    const later = inside(wider, (network) => setField(network, 'hidden', 'units', 7));
    expect(fieldsOf(later, 'hidden')).toEqual({ units: 7 });
    expect(fieldsOf(later, `${second}-hidden`)).toEqual({ units: 9 });
  });

  it('may drive several fields, which then change together', () => {
    const grown = inside(withWidth, (network) => addAfter(network, 'bend', { definition: faceOf(network, 'dense')!, name: 'More' }).network);
    const both = bindField(grown, block, 'p1', { layer: 'dense1', field: 'units' });
    expect(fieldsOf(both, `${second}-dense1`)).toMatchObject({ units: 6 });
    const changed = inside(both, (network) => setField(network, 'dense1', 'units', 5));
    expect(fieldsOf(changed, 'hidden')).toEqual({ units: 5 });
    expect(blockOf(inside(changed, (network) => removeLayers(network, ['hidden'])), block).parameters[0].bindings).toEqual([{ layer: 'dense1', field: 'units' }]);
  });

  it('is renamed and taken back, with the values of the instances', () => {
    expect(blockOf(renameParameter(withWidth, block, 'p1', 'Units'), block).parameters[0].name).toBe('Units');
    const back = hideField(setField(withWidth, second, 'p1', 9), block, { layer: 'hidden', field: 'units' });
    expect(back.layers).toEqual(twice.layers);
    expect(blockOf(back, block).parameters).toEqual([]);
  });
});

describe('problems of blocks', () => {
  it('are said at the instance, naming the inner layer, with the remedy of a parameter', () => {
    const exposed = exposeField(once, block, { layer: 'hidden', field: 'units' }, 'Width');
    const [problem] = checkNetwork(setField(exposed, first, 'p1', 9), surroundings).problems;
    expect(problem).toMatchObject({ layer: first, text: { en: expect.stringMatching(/^Inside, at "sum": Add needs two inputs of one shape, got 9 and 6\./) as string } });
  });

  it('a block that contains itself is unknown, and nothing hangs', () => {
    const own = { ...once.blocks![0], layers: once.blocks![0].layers.map((layer) => (layer.id === 'bend' ? { ...layer, kind: block } : layer)) };
    const circular = { ...once, blocks: [own] };
    expect(checkNetwork(circular, surroundings).problems[0].text.en).toMatch(/is missing or contains itself/);
    expect(expand(circular).network.layers).toHaveLength(5);
  });

  it('a block offers inside of it only blocks that do not contain it', () => {
    const outer = collapse(once, ['first', first], names).network;
    expect(openBlock(outer, block).blocks).toEqual([]);
    expect(openBlock(outer, outer.blocks![1].id).blocks?.map(({ id }) => id)).toEqual([block]);
  });

  it('blocks within blocks that would be millions of layers are refused before anything is expanded', () => {
    const doubled = (depth: number) => ({
      id: `block-${depth}`,
      name: `${depth}`,
      parameters: [],
      connections: [],
      layers: [0, 1].map((i) => ({ id: `l${i}`, kind: depth === 0 ? 'relu' : `block-${depth - 1}`, name: 'l', fields: {}, position: { x: 0, y: 0 } })),
    });
    const blocks = Array.from({ length: 40 }, (_, depth) => doubled(depth));
    const bomb = { ...residual, blocks, layers: [...residual.layers, { id: 'bomb', kind: 'block-39', name: 'bomb', fields: {}, position: { x: 0, y: 0 } }] };
    expect(checkNetwork(bomb, surroundings).problems[0].text.en).toMatch(/would have 1,099,511,627,\d+ layers; 20,000 are the most/);
  });
});

it('a block that is added twice is one', () => {
  const added = addBlock(residual, { ...once.blocks![0], id: 'block-x' });
  expect(addBlock(added.network, { ...once.blocks![0], id: 'block-y' })).toEqual(added);
});
