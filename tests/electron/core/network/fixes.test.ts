/** Every remedy is carried out, and the problem it was offered for is gone. */
import { layers, type LayerKind } from '@core/layers';
import type { Fix, Surroundings } from '@core/layers/definition';
import { applyFix } from '@core/network/apply-fix';
import { checkNetwork, type Problem } from '@core/network/check';
import { fixesOf } from '@core/network/fixes';
import type { Connection, Layer, Network } from '@core/network/network';
import type { Shape } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const classes = (exampleShape: Shape): Surroundings => ({ exampleShape, features: 'float32', mean: 0, deviation: 1, classCount: 10 });
const numbers: Surroundings = { exampleShape: [3], features: 'float32', mean: 0, deviation: 1, targetCount: 1 };
const newLayer = (kind: string) => ({ definition: layers[kind as LayerKind], name: layers[kind as LayerKind].title.en });
const layer = (id: string, kind = id, fields: Layer['fields'] = {}): Layer => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } });
const wire = (from: string, to: string, port = 0): Connection => ({ id: `${from}-${to}-${port}`, from, to, port });
const network = (given: readonly Layer[], connections: readonly Connection[]): Network => ({ name: 'test', dataset: 'mnist', layers: given, connections });
const chain = (...given: readonly Layer[]): Network => network(given, given.slice(1).map(({ id }, i) => wire(given[i].id, id)));

/** The problem at a layer with what is offered, after making sure that each offer solves it. */
function solved(given: Network, at: string, surroundings: Surroundings): readonly Fix[] {
  const check = checkNetwork(given, surroundings);
  const problem = check.problems.find((each) => each.layer === at)!;
  const fixes = fixesOf(given, check, problem, surroundings);
  for (const fix of fixes) expect(remains(applyFix(given, problem, fix, newLayer), problem, surroundings), `${problem.text.en} — ${fix.text.en}`).toBe(false);
  return fixes;
}

const remains = (given: Network, { layer: at, text }: Problem, surroundings: Surroundings): boolean =>
  checkNetwork(given, surroundings).problems.some((each) => each.layer === at && each.text.en === text.en);

const said = (fixes: readonly Fix[]) => fixes.map(({ text }) => text.en);

describe('every layer behind every shape', () => {
  const shapes: readonly Shape[] = [[7], [10], [12, 6], [5, 7], [3, 8, 8], [4, 1, 1], [1, 28, 28]];
  const cases = Object.values(layers).flatMap(({ kind }) => shapes.map((shape) => [kind, shape] as const));

  it.each(cases)('%s behind %j has no remedy that does not help', (kind, shape) => {
    const layersOfChain = [layer('input'), layer('x', kind), layer('relu'), layer('softmax')];
    if (kind === 'input') return;
    const given = chain(...layersOfChain);
    const problem = checkNetwork(given, classes(shape)).problems.find((each) => each.layer === 'x');
    if (problem) expect(solved(given, 'x', classes(shape)).length).toBeGreaterThan(0);
  });
});

describe('a remedy found by trying', () => {
  const image = classes([1, 28, 28]);

  it('sets the layer in front, also behind an activation', () => {
    expect(said(solved(chain(layer('input'), layer('flatten'), layer('Hidden', 'dense'), layer('relu'), layer('softmax')), 'softmax', image))).toEqual([
      'Put a Dense layer with 10 units before it',
      'Set Units of “Hidden” to 10',
      'Remove this connection',
    ]);
  });

  it('moves a layer in front of the one that took away what it needs, or deletes that one', () => {
    const given = chain(layer('input'), layer('flatten'), layer('conv2d'), layer('relu'), layer('softmax'));
    expect(said(solved(given, 'conv2d', image))).toEqual(['Move it before “flatten”', 'Delete “flatten”', 'Remove this connection']);
  });

  it('matches the channels of two paths, by inserting and by setting', () => {
    const residual = network(
      [layer('input'), layer('A', 'conv2d', { filters: 8 }), layer('B', 'conv2d', { filters: 16 }), layer('add'), layer('softmax')],
      [wire('input', 'A'), wire('A', 'B'), wire('A', 'add'), wire('B', 'add', 1), wire('add', 'softmax')],
    );
    expect(said(solved(residual, 'add', image))).toEqual([
      'Put a 1×1 Convolution with 16 filters into the first path',
      'Put a 1×1 Convolution with 8 filters into the second path',
      'Set Filters of “B” to 8',
      'Remove this connection',
    ]);
  });

  it('makes two images of a concatenation equally large', () => {
    const branches = network(
      [layer('input'), layer('A', 'conv2d'), layer('P', 'maxPool'), layer('concatenate'), layer('softmax')],
      [wire('input', 'A'), wire('input', 'P'), wire('A', 'concatenate'), wire('P', 'concatenate', 1), wire('concatenate', 'softmax')],
    );
    expect(said(solved(branches, 'concatenate', image)).slice(0, 2)).toEqual(['Put a Max pooling of 2×2 into the first path', 'Put an Upsample by 2 into the second path']);
  });
});

describe('a remedy of the wiring', () => {
  const image = classes([1, 28, 28]);
  const ends = chain(layer('input'), layer('flatten'), layer('dense', 'dense', { units: 10 }), layer('softmax'));

  it('connects an open input with the loose output, and the other way round', () => {
    const open = { ...ends, connections: ends.connections.slice(1) };
    expect(said(solved(open, 'flatten', image))).toEqual(['Connect “input” to it', 'Delete “flatten”']);
    expect(said(solved(open, 'input', image))).toEqual(['Connect it to “flatten”', 'Delete “input”']);
  });

  it('adds the ends that are missing', () => {
    const noInput = { ...ends, layers: ends.layers.slice(1), connections: ends.connections.slice(1) };
    expect(said(solved(noInput, '', image))).toEqual(['Add an Input layer']);
    const noOutput = { ...ends, layers: ends.layers.slice(0, 3), connections: ends.connections.slice(0, 2) };
    expect(said(solved(noOutput, '', image))).toEqual(['Add a Softmax layer']);
    expect(checkNetwork(applyFix(noOutput, checkNetwork(noOutput, image).problems.at(-1)!, solved(noOutput, '', image)[0], newLayer), image).ready).toBe(true);
  });

  it('removes a layer of an unknown kind', () => {
    expect(said(solved(network([...ends.layers, layer('x', 'transformer')], ends.connections), 'x', image))).toEqual(['Delete this layer']);
  });

  it('replaces the output of classes where numbers are learned', () => {
    expect(said(solved(chain(layer('input'), layer('dense'), layer('softmax')), 'softmax', numbers))).toContain('Use Squared error in its place');
  });

  it('adds the output that suits the dataset', () => {
    expect(said(solved(chain(layer('input'), layer('dense', 'dense', { units: 1 })), '', numbers))).toEqual(['Add a Squared error layer']);
  });
});
