import { schedule } from '@core/compile/schedule';
import { writeStep } from '@core/compile/write-step';
import type { Graph } from '@core/graph/graph';
import { nextName, stepRoles } from '@core/graph/step-roles';
import { buildGraph } from '@core/ops/builder';
import { float32 } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';
import { interpreted, limits, written } from './both-ways';

const hostile = ['x"]; throw new Error("run"); //', '`${globalThis}`', "'\\u2028\n*/ process.exit(1) /*", '__proto__x', 'v0', 'c0'];

/** A step with a dense layer whose inputs are called as given. */
function dense([x, weight, bias, rate, scope, constant]: readonly string[]): Graph {
  const build = buildGraph(hostile[0]);
  const features = build.input(x, { dtype: 'float32', shape: [4, 3] });
  const w = build.input(weight, { dtype: 'float32', shape: [2, 3] });
  const b = build.input(bias, { dtype: 'float32', shape: [2] });
  const scale = build.input(rate, { dtype: 'float32', shape: [] });
  return build.scoped(scope, () => {
    const y = build.tanh(build.gemm(features, w, b, { transB: 1 }));
    const twice = build.constant(float32([2], [2, -0.5]), constant);
    const sum = build.reduceSum(y, { axes: [0], keepdims: 0 });
    return build.graph({
      [`loss${scope}`]: build.reduceMean(y, { keepdims: 0 }),
      [nextName(weight)]: build.sub(w, build.mul(scale, build.gemm(y, features, { transA: 1 }))),
      [nextName(bias)]: build.add(b, build.mul(build.mul(sum, scale), twice)),
      [nextName(rate)]: scale,
    });
  });
}

const fill = (count: number, factor: number) => Array.from({ length: count }, (_, i) => Math.sin(i * factor));
const tensorsNamed = ([x, weight, bias, rate]: readonly string[]) => ({
  datasets: { [x]: float32([4, 3], fill(12, 0.7)) },
  carried: { [weight]: float32([2, 3], fill(6, 1.3)), [bias]: float32([2], fill(2, 2.1)), [rate]: float32([], [0.25]) },
});

describe('names of a document', () => {
  it('never enter the code', () => {
    const { datasets, carried } = tensorsNamed(hostile);
    for (const limit of limits) {
      const step = written(dense(hostile), datasets, carried, limit);
      const words = step.program.body.match(/[^\s\d.,;:(){}[\]=<>+*&|-]+\d*/g)!;
      const own = /^([vc]\d+|const|let|for|n|k|i|j|x|e|row|indices|perStep|reports|sum|fill|set)$/;
      expect([...new Set(words)].filter((word) => !own.test(word))).toEqual([]);
      expect(step.run()).toEqual(interpreted(dense(hostile), { ...datasets, ...carried }));
    }
  });

  it('do not change the code', () => {
    const plain = ['x', 'w', 'b', 'rate', 'layer', 'factor'];
    const bodyOf = (names: readonly string[]) => {
      const { datasets, carried } = tensorsNamed(names);
      return written(dense(names), datasets, carried, Infinity).program.body;
    };
    expect(bodyOf(hostile)).toBe(bodyOf(plain));
  });
});

describe('what a step hands to the next', () => {
  const type = { dtype: 'float32', shape: [5] } as const;
  const tensors = { datasets: { x: float32([2, 5], fill(10, 1)) }, carried: { a: float32([5], fill(5, 2)), b: float32([5], fill(5, 3)) } };
  const build = buildGraph('handover');
  const [x, a, b] = [build.input('x', { ...type, shape: [2, 5] }), build.input('a', type), build.input('b', type)];
  const sum = build.reduceSum(x, { axes: [0], keepdims: 0 });

  it.each<[string, Graph]>([
    ['may change places', build.graph({ 'next:a': b, 'next:b': a })],
    ['may be the same twice', build.graph({ 'next:a': build.add(a, sum), 'next:b': a })],
    ['may be compared with what it was', build.graph(((next) => ({ 'next:a': next, 'next:b': b, change: build.sub(next, a) }))(build.add(a, sum)))],
    ['may be one value for two', build.graph(((next) => ({ 'next:a': next, 'next:b': next }))(build.mul(sum, b)))],
  ])('%s', (_name, graph) => {
    const expected = interpreted(graph, { ...tensors.datasets, ...tensors.carried });
    for (const limit of limits) expect(written(graph, tensors.datasets, tensors.carried, limit).run(), `limit ${limit}`).toEqual(expected);
  });
});

describe('the order of a step', () => {
  it('ends a loop where all examples are needed, and works through them again', () => {
    const build = buildGraph('centered');
    const x = build.input('x', { dtype: 'float32', shape: [6, 3] });
    const centered = build.sub(x, build.reduceMean(x, { axes: [0] }));
    const graph = build.graph({ spread: build.reduceSum(build.mul(centered, centered), { keepdims: 0 }) });
    const placed = schedule(graph, ['x']).nodes.map(({ node, mode, time }) => `${time} ${mode} ${node.op}`);
    expect(placed).toEqual(['1 sum ReduceMean', '3 example Sub', '3 example Mul', '3 sum ReduceSum']);
  });
});

it('a step that is too long to be optimized is written as loops', () => {
  const build = buildGraph('wide');
  const x = build.input('x', { dtype: 'float32', shape: [2, 40] });
  const w = build.input('w', { dtype: 'float32', shape: [40, 40] });
  const y = build.gemm(x, w);
  const graph = build.graph({ 'next:w': build.sub(w, build.gemm(x, y, { transA: 1 })), loss: build.reduceSum(y, { keepdims: 0 }) });
  const { reported } = stepRoles(graph, ['x']);
  const memory = { datasets: { x: new Float32Array(80) }, carried: { w: new Float32Array(1600) } };
  const lengths = [Infinity, 64].map((limit) => writeStep({ graph, plan: schedule(graph, ['x']), memory, names: { perStep: [], reported, next: nextName }, limit }).body.length);
  expect(lengths[0]).toBeGreaterThan(50_000);
  expect(lengths[1]).toBeLessThan(5000);
});
