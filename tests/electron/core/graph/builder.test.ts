import { inputNamed } from '@core/graph/graph';
import { buildGraph, extendGraph } from '@core/ops/builder';
import { float32, type TensorType } from '@core/tensor/tensor';
import { describe, expect, it, test } from 'vitest';

const matrix: TensorType = { dtype: 'float32', shape: [2, 3] };

describe('the graph builder', () => {
  it('gives every value a name of its own', () => {
    const build = buildGraph('names');
    const x = build.input('Relu', matrix);
    expect([build.relu(x).name, build.relu(x).name, build.relu(x).name]).toEqual(['Relu_2', 'Relu_3', 'Relu_4']);
    expect(() => build.input('Relu', matrix)).toThrow('The name "Relu" is used twice in graph "names".');
  });

  it('marks nodes and names with the layer that built them, and returns to the outer layer', () => {
    const build = buildGraph('scopes');
    const x = build.input('x', matrix);
    const [inner, outer] = build.scoped('outer', () => [build.scoped('inner', () => build.relu(x)), build.tanh(x)]);
    expect([inner.name, outer.name]).toEqual(['inner/Relu', 'outer/Tanh']);
    expect(build.graph({ inner, outer }).nodes.map(({ scope }) => scope)).toEqual(['inner', 'outer']);
  });

  it('leaves out what no output needs, but keeps the inputs', () => {
    const build = buildGraph('dead');
    const x = build.input('x', matrix);
    build.input('unused', matrix);
    const y = build.relu(x);
    build.add(x, build.constant(float32([], [2])));
    const graph = build.graph({ y });
    expect(graph.nodes.map(({ op }) => op)).toEqual(['Relu']);
    expect(graph.constants).toEqual([]);
    expect(graph.inputs.map(({ name }) => name)).toEqual(['x', 'unused']);
  });

  it('repeats the sentence of the shape rule with the node', () => {
    const build = buildGraph('wrong');
    const [x, y] = [build.input('x', matrix), build.input('y', { dtype: 'float32', shape: [4] })];
    expect(() => build.add(x, y)).toThrow('cannot be combined element by element. (in Add(x: float32[2,3], y: float32[4]))');
  });

  it('continues a graph with the same values', () => {
    const first = buildGraph('first');
    const y = first.relu(first.input('x', matrix));
    const graph = first.graph({ y });
    const second = extendGraph(graph, 'second');
    const extended = second.graph({ z: second.neg(y) });
    expect(extended.nodes[0]).toBe(graph.nodes[0]);
    expect(extended.nodes.map(({ op }) => op)).toEqual(['Relu', 'Neg']);
    expect(() => second.input('x', matrix)).toThrow('used twice');
  });
});

describe('numbers as operands', () => {
  it.each(['float32', 'float64', 'int64'] as const)('take the dtype %s of the value beside them', (dtype) => {
    const build = buildGraph('numbers');
    const x = build.input('x', { dtype, shape: [2] });
    expect([build.mul(x, 2).type.dtype, build.sub(1, x).type.dtype]).toEqual([dtype, dtype]);
  });

  it('are numbers even behind a condition', () => {
    const build = buildGraph('condition');
    const x = build.input('x', matrix);
    expect(build.where(build.greater(x, 0), 0, x).type).toEqual(matrix);
  });
});

test('an input is found by its name; a wrong name gets a list of those there are', () => {
  const build = buildGraph('any');
  const graph = build.graph({ y: build.relu(build.input('x', matrix)) });
  expect(inputNamed(graph, 'x').type).toEqual(matrix);
  expect(() => inputNamed(graph, 'z')).toThrow('Graph "any" has no input "z"; it has x.');
});
