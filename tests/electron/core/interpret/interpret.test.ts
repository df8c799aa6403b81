import { interpret } from '@core/interpret/interpret';
import { buildGraph } from '@core/ops/builder';
import { float32, int64 } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

function affine() {
  const build = buildGraph('affine');
  const x = build.input('x', { dtype: 'float32', shape: [2] });
  const product = build.mul(x, 3);
  const y = build.add(product, 1);
  return { graph: build.graph({ y }), x, product, y };
}

describe('interpret', () => {
  it('computes the outputs by name and keeps every value on the way', () => {
    const { graph, x, product, y } = affine();
    const feed = float32([2], [1, 2]);
    const { outputs, values } = interpret(graph, { x: feed });
    expect(Array.from(outputs.y.data)).toEqual([4, 7]);
    expect(values.get(x)).toBe(feed);
    expect(values.get(y)).toBe(outputs.y);
    expect(Array.from(values.get(product)?.data ?? [])).toEqual([3, 6]);
    expect(values.size).toBe(1 + graph.constants.length + graph.nodes.length);
  });

  it('asks for a missing input by name', () => {
    expect(() => interpret(affine().graph, {})).toThrow('Graph "affine" needs a tensor for its input "x".');
  });

  it.each([
    ['dtype', int64([2], [1, 2]), 'Input "x" of graph "affine" is float32[2], got int64[2].'],
    ['shape', float32([3], [1, 2, 3]), 'Input "x" of graph "affine" is float32[2], got float32[3].'],
  ])('refuses an input of another %s', (_, feed, sentence) => {
    expect(() => interpret(affine().graph, { x: feed })).toThrow(sentence);
  });

  it('refuses a graph that uses a value nobody made', () => {
    const { graph } = affine();
    expect(() => interpret({ ...graph, constants: [] }, { x: float32([2], [1, 2]) })).toThrow('The value "3" was not computed.');
  });

  it('notices a node whose result is not what the graph says', () => {
    const { graph } = affine();
    const [first, ...rest] = graph.nodes;
    const lying = { ...first, outputs: [{ ...first.outputs[0], type: { dtype: 'float32', shape: [5] } as const }] };
    expect(() => interpret({ ...graph, nodes: [lying, ...rest] }, { x: float32([2], [1, 2]) })).toThrow(
      'Mul made float32[2] instead of what its shape rule says, in Mul: float32[5] = Mul(x: float32[2], 3: float32[])',
    );
  });
});
