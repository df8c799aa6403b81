/** What is written can be read again: every sample of every op, and a small network. */
import { formatGraph } from '@core/graph/print';
import { validate } from '@core/graph/validate';
import { interpret } from '@core/interpret/interpret';
import { readModel } from '@core/onnx/read-model';
import { onnx } from '@core/onnx/proto';
import { writeModel } from '@core/onnx/write-model';
import { inferTypes } from '@core/ops';
import { buildGraph } from '@core/ops/builder';
import { spread } from '@core/ops/shared/samples';
import { scalar } from '@core/tensor/tensor';
import { describe, expect, test } from 'vitest';
import { cases, feedsOf, inputName } from '../ops/oracles';

const written = cases.filter(({ definition }) => !definition.isHelper);

test.each(written.map((one) => [one.name, one] as const))('%s', (_, { op, sample }) => {
  const build = buildGraph('sample');
  const inputs = sample.inputs.map((tensor, i) => build.input(inputName(i), tensor));
  const outputs = build.emit(op, inputs, sample.attributes);
  const graph = build.graph(Object.fromEntries(outputs.map((output, i) => [`output${i}`, output])));
  const read = readModel(writeModel(graph, { version: 'test' }));
  validate(read, inferTypes);
  const before = interpret(graph, feedsOf(sample.inputs)).outputs;
  const after = interpret(read, feedsOf(sample.inputs)).outputs;
  for (const [name, { shape, dtype, data }] of Object.entries(before)) {
    expect({ dtype: after[name].dtype, shape: after[name].shape }).toEqual({ dtype, shape });
    // Real attributes are stored in float32.
    Array.from(data).forEach((element, i) => expect(after[name].data[i]).toBeCloseTo(element, 4));
  }
});

function network(batchSize = 2) {
  const build = buildGraph('network');
  const image = build.input('image', { dtype: 'float32', shape: [batchSize, 1, 4, 4] });
  const features = build.scoped('conv1', () => build.relu(build.conv(image, build.constant(spread([2, 1, 3, 3]), 'conv1.weight'), { pads: [1, 1, 1, 1] })));
  const scores = build.scoped('dense1', () => build.gemm(build.flatten(features), build.constant(spread([3, 32]), 'dense1.weight'), { transB: 1 }));
  return build.graph({ probabilities: build.softmax(scores, { axis: 1 }), image, again: scores, scores });
}

describe('a network', () => {
  const options = { version: '1.2.3', description: 'A test.', metadata: { labels: 'a,b,c', seed: '1' }, freeBatch: { image: 'batch', probabilities: 'batch' } };
  const bytes = writeModel(network(), options);

  test('comes back with its layers, shapes and weights', () => {
    const read = readModel(bytes, { batchSize: 2 });
    expect(read.nodes.map(({ op, scope }) => [op, scope])).toEqual(expect.arrayContaining([['Conv', 'conv1'], ['Relu', 'conv1'], ['Gemm', 'dense1']]));
    expect(read.constants.map(({ value }) => value.name)).toEqual(expect.arrayContaining(['conv1.weight', 'dense1.weight']));
    const feeds = { image: spread([2, 1, 4, 4]) };
    expect(interpret(read, feeds).outputs).toEqual(interpret(network(), feeds).outputs);
  });

  test('does not change any more when written and read again', () => {
    const once = readModel(bytes);
    const twice = readModel(writeModel(once, { version: '1' }));
    expect(formatGraph(twice)).toBe(formatGraph(once));
  });

  test('takes the batch size that is asked for', () => {
    expect(readModel(bytes, { batchSize: 7 }).outputs.probabilities.type.shape).toEqual([7, 3]);
  });

  test('says who made it, and for which operator set', () => {
    const model = onnx.ModelProto.decode(bytes);
    expect([model.producerName, model.producerVersion, model.docString]).toEqual(['Gradient Lab', '1.2.3', 'A test.']);
    expect(model.metadataProps.map(({ key, value }) => [key, value])).toEqual([['labels', 'a,b,c'], ['seed', '1']]);
    expect(model.opsetImport.map(({ domain, version }) => [domain, Number(version)])).toEqual([['', 21]]);
  });
});

test('a graph with a helper op is not written', () => {
  const build = buildGraph('training');
  const u = build.seededUniform(build.constant(scalar('int64', 1)), { shape: [2], seed: 1 });
  expect(() => writeModel(build.graph({ u }), { version: 'test' })).toThrow('SeededUniform is not an ONNX operator; the graph must be lowered before it is written.');
});
