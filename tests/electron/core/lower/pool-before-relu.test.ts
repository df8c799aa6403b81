import { differentiate } from '@core/differentiate/differentiate';
import { validate } from '@core/graph/validate';
import type { Graph } from '@core/graph/graph';
import { interpret } from '@core/interpret/interpret';
import { poolBeforeRelu } from '@core/lower/pool-before-relu';
import { inferTypes } from '@core/ops';
import { buildGraph } from '@core/ops/builder';
import { spread } from '@core/ops/shared/samples';
import { float32 } from '@core/tensor/tensor';
import { expect, test } from 'vitest';

const window = { kernel_shape: [2, 2], strides: [2, 2] };

/** sum(w · MaxPool(Relu(a·x))) with its gradient, and optionally the activation between them as an output. */
function network(showActivation: boolean): Graph {
  const build = buildGraph('pooled');
  const x = build.input('x', { dtype: 'float32', shape: [2, 3, 4, 4] });
  const activation = build.relu(build.mul(x, 2));
  const pooled = build.maxPool(activation, window);
  const loss = build.reduceSum(build.mul(pooled, build.constant(spread([2, 3, 2, 2], -1, 1, 5))), { keepdims: 0 });
  const gradient = differentiate(build, build.graph({ loss }), loss, [x]).get(x)!;
  return build.graph({ loss, gradient, ...(showActivation ? { activation } : {}) });
}

const ops = (graph: Graph): string[] => graph.nodes.map((node) => node.op).filter((op) => /Relu|MaxPool/.test(op));

test('Relu moves behind the pool, forward and backward, and nothing changes', () => {
  const graph = network(false);
  const exchanged = poolBeforeRelu(graph);
  validate(exchanged, inferTypes);
  expect(ops(graph)).toEqual(['Relu', 'MaxPool', 'MaxPoolGradient', 'ReluGradient']);
  expect(ops(exchanged)).toEqual(['MaxPool', 'Relu', 'ReluGradient', 'MaxPoolGradient']);
  const feeds = { x: float32([2, 3, 4, 4], Array.from({ length: 96 }, (_, i) => ((i * 7) % 11) - 6)) };
  const [before, after] = [interpret(graph, feeds).outputs, interpret(exchanged, feeds).outputs];
  expect(after.loss.data).toEqual(before.loss.data);
  // The gradient of a negative element may be 0 or -0.
  expect(Array.from(after.gradient.data, (v) => v + 0)).toEqual(Array.from(before.gradient.data, (v) => v + 0));
});

test('an activation that is looked at stays where it is', () => {
  const graph = network(true);
  expect(poolBeforeRelu(graph).nodes).toEqual(graph.nodes);
});

test('without a backward pass only the two nodes are exchanged', () => {
  const build = buildGraph('forward');
  const y = build.maxPool(build.relu(build.input('x', { dtype: 'float32', shape: [1, 1, 4, 4] })), window);
  expect(ops(poolBeforeRelu(build.graph({ y })))).toEqual(['MaxPool', 'Relu']);
});
