import { differentiate } from '@core/differentiate/differentiate';
import { validate } from '@core/graph/validate';
import type { Value } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { inferTypes } from '@core/ops';
import { buildGraph, type OpBuilder } from '@core/ops/builder';
import { float32, type Tensor } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

const pair = { dtype: 'float32', shape: [2] } as const;
const feed = float32([2], [2, -3]);

/** The gradient at x = (2, -3) of a scalar loss that is built from x. */
function gradientOf(loss: (build: OpBuilder, x: Value) => Value): Tensor {
  const build = buildGraph('loss');
  const x = build.input('x', pair);
  const value = loss(build, x);
  const gradient = differentiate(build, build.graph({ loss: value }), value, [x]).get(x);
  if (!gradient) throw new Error('differentiate made no gradient for x');
  const graph = build.graph({ gradient });
  validate(graph, inferTypes);
  return interpret(graph, { x: feed }).outputs.gradient;
}

const total = (build: OpBuilder, value: Value) => build.reduceSum(value, { keepdims: 0 });

describe('differentiate', () => {
  it('adds up what reaches a value along different paths', () => {
    // L = Σ x·x + 5x, so dL/dx = 2x + 5.
    expect(Array.from(gradientOf((build, x) => total(build, build.add(build.mul(x, x), build.mul(x, 5)))).data)).toEqual([9, -1]);
  });

  it('adds up gradients when a value reaches the loss at several depths', () => {
    // y = relu(x), L = Σ y·(y + x): dL/dx = (2y + x)·[x > 0] + y.
    const gradient = gradientOf((build, x) => {
      const y = build.relu(x);
      return total(build, build.mul(y, build.add(y, x)));
    });
    expect(Array.from(gradient.data)).toEqual([8, 0]);
  });

  it('is 1 for the loss itself', () => {
    const build = buildGraph('itself');
    const x = build.input('x', { dtype: 'float32', shape: [] });
    const loss = build.neg(x);
    const gradient = differentiate(build, build.graph({ loss }), loss, [loss]).get(loss) ?? x;
    expect(Array.from(interpret(build.graph({ gradient }), { x: float32([], [4]) }).outputs.gradient.data)).toEqual([1]);
  });

  it('gives zeros for a value the loss does not depend on', () => {
    const build = buildGraph('unused');
    const [x, unused] = [build.input('x', pair), build.input('unused', { dtype: 'float32', shape: [3] })];
    const loss = total(build, x);
    const gradients = differentiate(build, build.graph({ loss }), loss, [x, unused]);
    const graph = build.graph({ gradient: gradients.get(unused) ?? x });
    const { gradient } = interpret(graph, { x: feed, unused: float32([3], [1, 2, 3]) }).outputs;
    expect([gradient.shape, Array.from(gradient.data)]).toEqual([[3], [0, 0, 0]]);
  });

  it('gives zeros to the outputs of a node that the loss does not use', () => {
    const gradient = gradientOf((build, x) => total(build, build.emit('Split', [x], { split: [1, 1] })[1]));
    expect(Array.from(gradient.data)).toEqual([0, 1]);
  });

  it('stops at an intermediate value that is asked for', () => {
    const build = buildGraph('middle');
    const x = build.input('x', pair);
    const middle = build.floor(x);
    const loss = total(build, build.mul(middle, middle));
    const gradient = differentiate(build, build.graph({ loss }), loss, [middle]).get(middle) ?? x;
    expect(Array.from(interpret(build.graph({ gradient }), { x: feed }).outputs.gradient.data)).toEqual([4, -6]);
  });

  it('marks backward nodes with the layer of the forward node', () => {
    const build = buildGraph('scopes');
    const x = build.input('x', pair);
    const y = build.scoped('hidden', () => build.tanh(x));
    const loss = total(build, y);
    const gradient = differentiate(build, build.graph({ loss }), loss, [x]).get(x) ?? x;
    const scopes = build.graph({ gradient }).nodes.filter(({ op }) => op === 'Mul' || op === 'Sub').map(({ scope }) => scope);
    expect(scopes).toEqual(['hidden', 'hidden', 'hidden']);
  });

  it('can be applied twice', () => {
    // L = Σ (d/dx Σ x³)·x = Σ 3x³, so dL/dx = 9x².
    const build = buildGraph('twice');
    const x = build.input('x', { dtype: 'float64', shape: [2] });
    const first = total(build, build.mul(x, build.mul(x, x)));
    const slope = differentiate(build, build.graph({ first }), first, [x]).get(x) ?? x;
    const second = total(build, build.mul(slope, x));
    const gradient = differentiate(build, build.graph({ second }), second, [x]).get(x) ?? x;
    const feeds = { x: { dtype: 'float64', shape: [2], data: Float64Array.of(2, -3) } } as const;
    expect(Array.from(interpret(build.graph({ gradient }), feeds).outputs.gradient.data)).toEqual([36, 81]);
  });
});

describe('differentiate refuses', () => {
  it('an op on the way that has no gradient', () => {
    expect(() => gradientOf((build, x) => total(build, build.floor(x)))).toThrow('The loss depends on "Floor", but Floor is not differentiable.');
  });

  it('a loss of several elements', () => {
    expect(() => gradientOf((build, x) => build.relu(x))).toThrow('Only a scalar loss can be differentiated; "Relu" is float32 2.');
  });

  it('a loss of whole numbers', () => {
    expect(() => gradientOf((build, x) => build.argMax(x, { keepdims: 0 }))).toThrow('"ArgMax" is int64 scalar.');
  });
});
