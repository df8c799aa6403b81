/** What other programs write: computed shapes, constants of all kinds, older operator sets, open batches. */
import type { Graph } from '@core/graph/graph';
import { validate } from '@core/graph/validate';
import { interpret } from '@core/interpret/interpret';
import type { onnx } from '@core/onnx/proto';
import { readModel } from '@core/onnx/read-model';
import { inferTypes } from '@core/ops';
import { spread } from '@core/ops/shared/samples';
import { filled, float32 } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';
import { AttributeType, fileNode, float, floatTensor, int, int64Tensor, ints, modelFile, tensorInput, type Parts } from './file';

function read(parts: Parts, batchSize?: number): Graph {
  const graph = readModel(modelFile(parts), { batchSize });
  validate(graph, inferTypes);
  return graph;
}

const shapeOfY = (graph: Graph): readonly number[] => graph.outputs.y.type.shape;
const opsOf = (graph: Graph): readonly string[] => graph.nodes.map(({ op }) => op);

describe('constant folding', () => {
  // As PyTorch writes x.view(x.size(0), -1).
  const flattening = [
    fileNode('Shape', ['x'], 'shape'),
    fileNode('Gather', ['shape', 'zero'], 'batch', [int('axis', 0)]),
    fileNode('Unsqueeze', ['batch', 'axes'], 'list'),
    fileNode('Concat', ['list', 'rest'], 'target', [int('axis', 0)]),
    fileNode('Reshape', ['x', 'target'], 'y'),
  ];
  const initializer = [int64Tensor('zero', [0], []), int64Tensor('axes', [0]), int64Tensor('rest', [-1])];

  test('computed shapes become attributes and leave no node behind', () => {
    const graph = read({ nodes: flattening, graph: { initializer, input: [tensorInput('x', ['n', 3, 4])] } }, 5);
    expect(shapeOfY(graph)).toEqual([5, 12]);
    expect(opsOf(graph)).toEqual(['Reshape']);
    expect(graph.constants).toEqual([]);
  });

  test('whole numbers become constants; what is made from a weight stays, so that the weight can be trained', () => {
    const nodes = [
      fileNode('Range', ['from', 'to', 'by'], 'places'),
      fileNode('Gather', ['table', 'places'], 'rows'),
      fileNode('Identity', ['bias'], 'same'),
      fileNode('Mul', ['rows', 'same'], 'both'),
      fileNode('Add', ['x', 'both'], 'y'),
    ];
    const graph = read({ nodes, graph: { initializer: [int64Tensor('from', [0], []), int64Tensor('to', [2], []), int64Tensor('by', [1], []), floatTensor('table', [1, 2, 3, 4], [2, 2]), floatTensor('bias', [1, 1])] } });
    expect(opsOf(graph)).toEqual(['Gather', 'Identity', 'Mul', 'Add']);
    expect(graph.constants.map(({ value, tensor }) => [value.type.dtype, ...tensor.data])).toEqual([['float32', 1, 2, 3, 4], ['float32', 1, 1], ['int64', 0, 1]]);
  });

  test('a large constant is not computed but described', () => {
    const nodes = [fileNode('ConstantOfShape', ['size'], 'ones', [{ name: 'value', type: AttributeType.TENSOR, t: floatTensor('', [1]) }]), fileNode('ReduceSum', ['ones', 'axes'], 'sum', [int('keepdims', 0)]), fileNode('Add', ['x', 'sum'], 'y')];
    const graph = read({ nodes, graph: { initializer: [int64Tensor('size', [128, 128]), int64Tensor('axes', [0, 1])] } });
    expect(opsOf(graph)).toEqual(['Expand', 'ReduceSum', 'Add']);
    expect(interpret(graph, { x: filled('float32', [2, 2], 1) }).outputs.y.data[0]).toBe(128 * 128 + 1);
  });
});

describe('constants come in every form', () => {
  const t = AttributeType;
  const constants: readonly (readonly [string, onnx.IAttributeProto, readonly unknown[]])[] = [
    ['a tensor', { name: 'value', type: t.TENSOR, t: floatTensor('', [3, 4]) }, ['float32', [2], [3, 4]]],
    ['a real number', float('value_float', 1.5), ['float32', [], [1.5]]],
    ['real numbers', { name: 'value_floats', type: t.FLOATS, floats: [1.5, 2] }, ['float32', [2], [1.5, 2]]],
    ['a whole number', int('value_int', 7), ['int64', [], [7]]],
    ['whole numbers', ints('value_ints', [7, 8]), ['int64', [2], [7, 8]]],
  ];
  test.each(constants)('%s', (_, attribute, [dtype, shape, elements]) => {
    const nodes = [fileNode('Constant', [], 'c', [attribute]), fileNode('Cast', ['c'], 'real', [int('to', 1)]), fileNode('Add', ['x', 'real'], 'y')];
    const graph = read({ nodes: nodes.concat(fileNode('Identity', ['c'], 'z')), graph: { output: [tensorInput('y', [2, 2]), tensorInput('z', [2])] } });
    const { z } = interpret(graph, { x: spread([2, 2]) }).outputs;
    expect([z.dtype, [...z.shape], [...z.data]]).toEqual([dtype, shape, elements]);
  });

  test('as an initializer that is also an input', () => {
    const graph = read({ nodes: [fileNode('Add', ['x', 'w'], 'y')], graph: { initializer: [floatTensor('w', [1, 2])], input: [tensorInput('x', [2, 2]), tensorInput('w', [2])] } });
    expect(graph.inputs.map(({ name }) => name)).toEqual(['x']);
  });
});

describe('older operator sets', () => {
  const input = [tensorInput('x', [2, 3, 4])];

  test('Softmax before set 13 takes everything from its axis on as one', () => {
    const graph = read({ opset: 11, nodes: [fileNode('Softmax', ['x'], 'y', [int('axis', 1)])], graph: { input } });
    const { data } = interpret(graph, { x: spread([2, 3, 4]) }).outputs.y;
    expect(shapeOfY(graph)).toEqual([2, 3, 4]);
    for (const row of [data.slice(0, 12), data.slice(12)]) expect(Array.from(row).reduce((sum, p) => sum + p)).toBeCloseTo(1, 5);
  });

  test.each([
    ['Squeeze', [int64Tensor('w', [1])], [ints('axes', [0])], [1, 3], [3]],
    ['Unsqueeze', [], [ints('axes', [0, 3])], [2, 3], [1, 2, 3, 1]],
    ['ReduceSum', [], [ints('axes', [1]), int('keepdims', 0)], [2, 3], [2]],
    ['Dropout', [], [float('ratio', 0.2)], [2, 3], [2, 3]],
  ] as const)('%s has its parameters as attributes', (op, initializer, attributes, from, to) => {
    const graph = read({ opset: 11, nodes: [fileNode(op, ['x'], 'y', attributes)], graph: { initializer: [...initializer], input: [tensorInput('x', from)] } });
    expect(shapeOfY(graph)).toEqual(to);
    expect(opsOf(graph)).toEqual([op]);
  });

  test('GroupNormalization before set 21 has a scale per group', () => {
    const initializer = [floatTensor('s', [1, 2]), floatTensor('b', [0, 5])];
    const graph = read({ opset: 18, nodes: [fileNode('GroupNormalization', ['x', 's', 'b'], 'y', [int('num_groups', 2)])], graph: { initializer, input: [tensorInput('x', [1, 4, 3])] } });
    const { data } = interpret(graph, { x: spread([1, 4, 3]) }).outputs.y;
    const mean = (part: ArrayLike<number>) => Array.from(part).reduce((sum, v) => sum + v, 0) / part.length;
    expect([mean(data.slice(0, 6)), mean(data.slice(6))].map((m) => Math.round(m * 1000) / 1000 + 0)).toEqual([0, 5]);
  });
});

describe('the batch', () => {
  test('is the open axis 0, wherever its name stands', () => {
    const graph = read({ nodes: [fileNode('MatMul', ['z', 'x'], 'y')], graph: { input: [tensorInput('x', ['batch', 2]), tensorInput('z', [3, 'batch'])] } }, 4);
    expect(graph.inputs.map(({ type }) => type.shape)).toEqual([[4, 2], [3, 4]]);
  });

  test('sizes of 0 are sizes', () => {
    expect(read({ graph: { input: [tensorInput('x', [0, 2])] } }, 4).inputs[0].type.shape).toEqual([0, 2]);
  });
});

test('Swish is x·sigmoid(αx)', () => {
  const graph = read({ opset: 24, nodes: [fileNode('Swish', ['x'], 'y', [float('alpha', 2)])] });
  const { data } = interpret(graph, { x: float32([2, 2], [0, 1, -1, 2]) }).outputs.y;
  expect(Array.from(data)).toEqual([0, 1, -1, 2].map((x) => expect.closeTo(x / (1 + Math.exp(-2 * x)), 5)));
});

test('all operators that are not supported are named with their places, the first ten of them', () => {
  const few = [fileNode('LSTM', ['x'], 'a'), fileNode('Relu', ['x'], 'b'), { ...fileNode('Fancy', ['a'], 'y'), domain: 'com.microsoft' }];
  expect(() => readModel(modelFile({ nodes: few }))).toThrow(new Error('This model cannot be read: it uses operators that are not supported: LSTM at "make a", com.microsoft.Fancy at "make y".'));
  const many = Array.from({ length: 13 }, (_, i) => fileNode('LSTM', ['x'], `y${i}`));
  expect(() => readModel(modelFile({ nodes: many }))).toThrow(/LSTM at "make y9" and 3 more\.$/);
});
