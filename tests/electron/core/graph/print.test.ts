import { formatGraph, formatNode } from '@core/graph/print';
import { buildGraph } from '@core/ops/builder';
import { describe, expect, it } from 'vitest';

describe('the printed form', () => {
  it('has one line per input, constant, node and output', () => {
    const build = buildGraph('dense');
    const x = build.input('x', { dtype: 'float32', shape: [5, 3] });
    const w = build.input('w', { dtype: 'float32', shape: [2, 3] });
    const z = build.scoped('hidden', () => build.gemm(x, w, { transB: 1 }));
    const y = build.reduceSum(build.mul(z, 0.5), { axes: [0, 1] });
    expect(formatGraph(build.graph({ y }))).toBe(
      [
        'graph dense',
        '  input x: float32[5,3]',
        '  input w: float32[2,3]',
        '  constant 0.5: float32[]',
        '  hidden/Gemm: float32[5,2] = Gemm(x, w) {transB=1}',
        '  Mul: float32[5,2] = Mul(hidden/Gemm, 0.5)',
        '  ReduceSum: float32[1,1] = ReduceSum(Mul) {axes=[0,1]}',
        '  output y = ReduceSum',
      ].join('\n'),
    );
  });

  it('shows a node with the types of its values', () => {
    const build = buildGraph('one node');
    const x = build.input('x', { dtype: 'float32', shape: [2, 3] });
    const [node] = build.graph({ y: build.relu(x) }).nodes;
    expect(formatNode(node)).toBe('Relu: float32[2,3] = Relu(x: float32[2,3])');
    expect(formatNode({ ...node, outputs: [] })).toBe('Relu(x: float32[2,3])');
  });
});
