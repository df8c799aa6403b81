import { checkNetwork } from '@core/network/check';
import type { Connection, Layer, Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { describe, expect, it } from 'vitest';

const surroundings = surroundingsOf({ dataset: 'mnist' });

const layer = (id: string, kind = id, fields: Layer['fields'] = {}): Layer => ({ id, kind, name: id, fields, position: { x: 0, y: 0 } });
const wire = (from: string, to: string, port = 0): Connection => ({ id: `${from}-${to}`, from, to, port });
const network = (layers: readonly Layer[], connections: readonly Connection[]): Network => ({ name: 'test', dataset: 'mnist', layers, connections });
const chain = (...layers: readonly Layer[]): Network => network(layers, layers.slice(1).map((each, i) => wire(layers[i].id, each.id)));
const linear = chain(layer('input'), layer('flatten'), layer('dense', 'dense', { units: 10 }), layer('softmax'));
const check = (given: Network) => checkNetwork(given, surroundings);
const said = (given: Network) => check(given).problems.map((problem) => [problem.layer, problem.connection, problem.text.en]);

describe('a sound network', () => {
  it('is ready, with shapes, counts and order', () => {
    const result = check(linear);
    expect(result).toMatchObject({ ready: true, problems: [], order: ['input', 'flatten', 'dense', 'softmax'], parameterCount: 7850 });
    expect([...result.layers.values()].map(({ shape }) => shape)).toEqual([[1, 28, 28], [784], [10], [10]]);
    expect(result.layers.get('dense')).toMatchObject({ inputShapes: [[784]], parameterCount: 7850, flop: 15680 });
  });

  it('may be listed in any order', () => {
    expect(check({ ...linear, layers: [...linear.layers].reverse() })).toMatchObject({ ready: true, order: ['input', 'flatten', 'dense', 'softmax'] });
  });

  it('may have several output layers', () => {
    const two = network([...linear.layers, layer('hinge')], [...linear.connections, wire('dense', 'hinge')]);
    expect(said(two)).toEqual([]);
    const plan = planNetwork({ ...two, layers: two.layers.toReversed() }, surroundings);
    expect(plan.outputs.map(({ id }) => id).sort()).toEqual(['hinge', 'softmax']);
    expect(plan.outputs).toContain(plan.output);
  });

  it('may branch', () => {
    const branch = network([...linear.layers, layer('relu')], [...linear.connections, wire('dense', 'relu')]);
    expect(said(branch)).toEqual([['relu', undefined, 'The output of ReLU goes nowhere. Connect it to the next layer.']]);
  });
});

describe('a problem is said where it is', () => {
  it('a wrong shape, at the layer and its connection, with a fix; the layers behind it stay silent', () => {
    const wrong = chain(layer('input'), layer('dense'), layer('relu'), layer('softmax'));
    expect(said(wrong)).toEqual([['dense', 'input-dense', 'Dense needs a flat list of numbers, got an image of 1×28×28.']]);
    expect(check(wrong).problems[0].fixes?.[0]).toMatchObject({ kind: 'insertBefore', layer: 'flatten' });
    expect(check(wrong).layers.get('relu')).toMatchObject({ inputShapes: [undefined] });
  });

  it('an open input', () => {
    expect(said({ ...linear, connections: linear.connections.slice(1) })).toEqual([
      ['input', undefined, 'The output of Input goes nowhere. Connect it to the next layer.'],
      ['flatten', undefined, 'Flatten has no input yet. Connect a layer to it.'],
    ]);
  });

  it('a field out of range, with its initial value as fix', () => {
    const wrong = chain(layer('input'), layer('flatten'), layer('dense', 'dense', { units: 0 }), layer('softmax'));
    expect(said(wrong)).toEqual([['dense', undefined, 'Units must be a whole number from 1 to 4096, got 0.']]);
    expect(check(wrong).problems[0].fixes?.[0]).toMatchObject({ kind: 'setField', field: 'units', value: 64 });
  });

  it('a circle, at each of its connections', () => {
    const circle = network([...linear.layers, layer('a', 'relu'), layer('b', 'relu')], [...linear.connections, wire('a', 'b'), wire('b', 'a')]);
    const sentence = 'The layers form a circle, so none can be computed first. Remove one of its connections.';
    expect(said(circle)).toEqual([['b', 'a-b', sentence], ['a', 'b-a', sentence]].sort((x, y) => x[0].localeCompare(y[0])));
    expect(check(circle).order).not.toContain('a');
    expect(check(circle).layers.size).toBe(6);
  });

  it('a layer fed by itself', () => {
    expect(said(network([...linear.layers, layer('a', 'relu')], [...linear.connections, wire('a', 'a')]))).toHaveLength(1);
  });

  it('an unknown kind', () => {
    expect(said(network([...linear.layers, layer('x', 'transformer')], linear.connections))).toEqual([
      ['x', undefined, 'This version does not know the layer kind "transformer". Delete the layer or update the app.'],
    ]);
  });

  it('the same id twice', () => {
    expect(said(network([...linear.layers, layer('dense', 'relu')], linear.connections))).toEqual([['dense', undefined, 'Two layers have the id "dense". Delete one of them.']]);
  });

  it.each([
    [wire('nowhere', 'dense'), 'This connection leads to a layer that is not there.'],
    [wire('softmax', 'flatten'), 'Softmax ends the network; nothing can follow it.'],
    [wire('input', 'relu', 3), 'ReLU has no such input.'],
    [wire('input', 'flatten'), 'Two connections lead into the same input. Remove one of them.'],
  ])('the connection %j', (connection, sentence) => {
    const extra = { ...connection, id: 'extra' };
    const wrong = network([...linear.layers, layer('relu')], [...linear.connections, extra]);
    const problem = check(wrong).problems.find((each) => each.connection === 'extra');
    expect(problem?.text.en).toBe(sentence);
    expect(problem?.fixes?.[0]?.kind).toBe('disconnect');
  });

  it('no layers at all', () => {
    expect(said(network([], []))).toEqual([
      ['', undefined, 'The network has no Input layer. Add one to feed it examples.'],
      ['', undefined, 'The network has no output layer. Add one at its end, such as Softmax or Squared error; it says what the network should learn.'],
    ]);
  });

  it('a choice that does not exist, with a remedy in the words of the inspector', () => {
    const odd = chain(layer('input'), layer('conv', 'conv2d', { padding: 'mirror' }), layer('flatten'), layer('dense', 'dense', { units: 10 }), layer('softmax'));
    const [{ fixes }] = check(odd).problems;
    expect(fixes?.[0]).toEqual({ kind: 'setField', field: 'padding', value: 'same', text: { en: 'Set Padding to Same', zh: '把填充改为“保持大小”' } });
  });

  it('a layer too large for memory', () => {
    const large = chain(layer('input'), layer('conv', 'conv2d', { filters: 1024 }), layer('flatten'), layer('dense', 'dense', { units: 4096 }), layer('softmax'));
    expect(said(large)).toEqual([['dense', 'flatten-dense', expect.stringContaining('would have 3,288,338,432 weights')]]);
  });

  it('always in both languages', () => {
    const everything = network([layer('a', 'dense'), layer('b', 'relu'), layer('c', 'odd'), layer('d', 'hinge'), layer('e', 'softmax')], [wire('b', 'b'), wire('d', 'e'), wire('x', 'y')]);
    const { problems } = check(everything);
    expect(problems.length).toBeGreaterThan(5);
    for (const { text } of problems) {
      expect(text.en).toMatch(/[.!]$/);
      expect(text.zh).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });
});

describe('a plan', () => {
  it('names the parameters after their layers', () => {
    expect(planNetwork(linear, surroundings).parameters.map(({ name, shape }) => [name, shape])).toEqual([
      ['dense.weight', [10, 784]],
      ['dense.bias', [10]],
    ]);
  });

  it('is refused with the first problem', () => {
    expect(() => planNetwork(chain(layer('input'), layer('softmax')), surroundings)).toThrow(
      'The network cannot be used yet, because of its layer "softmax": Softmax needs 10 values, one for each class, got an image of 1×28×28.',
    );
  });
});
