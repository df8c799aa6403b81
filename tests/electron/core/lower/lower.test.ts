import { validate } from '@core/graph/validate';
import { differentiate } from '@core/differentiate/differentiate';
import { lower } from '@core/lower/lower';
import { mergeEqual } from '@core/lower/merge-equal';
import { inferTypes, opNamed } from '@core/ops';
import { buildGraph } from '@core/ops/builder';
import { elementCount, float32 } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';

const opsOf = (graph: ReturnType<typeof lower>): string[] => graph.nodes.map((node) => node.op);

function convolutionStep() {
  const build = buildGraph('step');
  const x = build.input('x', { dtype: 'float32', shape: [8, 3, 6, 6] });
  const w = build.input('w', { dtype: 'float32', shape: [4, 3, 3, 3] });
  const y = build.relu(build.conv(x, w, { pads: [1, 1, 1, 1] }));
  return build.graph({ dw: build.convGradientWeight(x, y, { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }) });
}

describe('lowering', () => {
  test('keeps inputs, outputs and their types, and leaves only ONNX operators', () => {
    const graph = convolutionStep();
    const lowered = lower(graph, { batchLast: ['x'] });
    validate(lowered, inferTypes);
    expect(lowered.inputs.map(({ name, type }) => [name, type])).toEqual(graph.inputs.map(({ name, type }) => [name, type]));
    expect(lowered.outputs.dw.type).toEqual(graph.outputs.dw.type);
    expect(lowered.nodes.filter((node) => opNamed(node.op).isHelper)).toEqual([]);
  });

  test('transposes a batch once, although several ops use it', () => {
    const lowered = lower(convolutionStep(), { batchLast: ['x'] });
    const transposed = lowered.nodes.filter((node) => node.op === 'Transpose' && node.inputs[0].name === 'x');
    expect(transposed).toHaveLength(1);
  });

  test('leaves a graph without a batch as it is', () => {
    const build = buildGraph('plain');
    const x = build.input('x', { dtype: 'float32', shape: [1, 3, 6, 6] });
    const y = build.conv(x, build.constant(float32([1, 3, 1, 1], [1, 2, 3])));
    expect(opsOf(lower(build.graph({ y }), { batchLast: [] }))).toEqual(['Conv']);
  });

  test.each([
    ['batchNormalization', 5, { training_mode: 1 }],
    ['groupNormalization', 3, { num_groups: 2 }],
    ['instanceNormalization', 3, {}],
    ['layerNormalization', 2, { axis: 1 }],
  ] as const)('%s between convolutions needs no transposition, forward and backward', (op, count, attributes) => {
    const build = buildGraph('normalized');
    const x = build.input('x', { dtype: 'float32', shape: [8, 4, 6, 6] });
    const w = build.input('w', { dtype: 'float32', shape: [4, 4, 1, 1] });
    const factor = { dtype: 'float32', shape: op === 'layerNormalization' ? [4, 1, 1] : [4] } as const;
    const rest = Array.from({ length: count - 1 }, (_, i) => build.input(`factor${i}`, factor));
    const y = build.conv(build[op](build.conv(x, w), ...rest, attributes), w);
    const loss = build.reduceSum(build.mul(y, y), { keepdims: 0 });
    const dw = differentiate(build, build.graph({ loss }), loss, [w]).get(w)!;
    const lowered = lower(build.graph({ dw }), { batchLast: ['x'] });
    const turned = lowered.nodes.filter((node) => node.op === 'Transpose' && node.inputs[0].type.shape.includes(8));
    // The gradient of the sum, the same number everywhere, does not know its batch.
    expect(turned.map((node) => node.inputs[0].name)).toEqual(['x', 'Expand']);
    const statistics = lowered.nodes.filter((node) => ['Reciprocal', 'Sqrt'].includes(node.op));
    expect(statistics.map((node) => node.op), 'computed once for both directions').toEqual(['Sqrt', 'Reciprocal']);
  });

  test('keeps the scope of every node', () => {
    const build = buildGraph('scoped');
    const x = build.input('x', { dtype: 'float32', shape: [4, 2, 4, 4] });
    const y = build.scoped('pool1', () => build.maxPool(x, { kernel_shape: [2, 2], strides: [2, 2] }));
    const scopes = lower(build.graph({ y }), { batchLast: ['x'] }).nodes.map((node) => node.scope);
    expect(new Set(scopes)).toEqual(new Set(['', 'pool1']));
  });

  test('says which input it does not know', () => {
    expect(() => lower(convolutionStep(), { batchLast: ['image'] })).toThrow('Graph "step" has no input "image" to store with the batch last.');
  });
});

describe('merging equal nodes', () => {
  test('computes the same thing once, from equal constants too', () => {
    const build = buildGraph('twice');
    const x = build.input('x', { dtype: 'float32', shape: [2] });
    const sum = build.add(build.mul(x, build.constant(float32([], [3]))), build.mul(x, build.constant(float32([], [3]))));
    const merged = mergeEqual(build.graph({ sum }));
    expect(merged.nodes.map((node) => node.op)).toEqual(['Mul', 'Add']);
    expect(merged.constants).toHaveLength(1);
  });

  test('keeps nodes apart that differ in an attribute', () => {
    const build = buildGraph('different');
    const x = build.input('x', { dtype: 'float32', shape: [2, 3] });
    const graph = build.graph({ sum: build.add(build.softmax(x, { axis: 0 }), build.softmax(x, { axis: 1 })) });
    expect(mergeEqual(graph).nodes).toHaveLength(3);
  });
});

test('the columns of a large weight gradient are made in pieces of at most 32 MB', () => {
  const build = buildGraph('large');
  const x = build.input('x', { dtype: 'float32', shape: [64, 64, 32, 32] });
  const dy = build.input('dy', { dtype: 'float32', shape: [64, 16, 32, 32] });
  const dw = build.convGradientWeight(x, dy, { kernel_shape: [3, 3], pads: [1, 1, 1, 1] });
  const lowered = lower(build.graph({ dw }), { batchLast: ['x', 'dy'] });
  validate(lowered, inferTypes);
  const columns = lowered.nodes.filter((node) => node.op === 'Gather').map((node) => 4 * elementCount(node.outputs[0].type.shape));
  expect(columns).toHaveLength(5);
  expect(Math.max(...columns)).toBeLessThanOrEqual(32 * 2 ** 20);
});
