/** Files that are damaged, too large or dangerous get one sentence. */
import { limits, prescan } from '@core/onnx/prescan';
import { onnx } from '@core/onnx/proto';
import { readModel } from '@core/onnx/read-model';
import { Random } from '@core/tensor/random';
import { describe, expect, test } from 'vitest';
import { AttributeType, modelFile as model, tensorInput, type Parts } from './file';

const node = (opType: string, more: onnx.INodeProto = {}): Parts => ({ nodes: [{ opType, name: 'n', input: ['x'], output: ['y'], ...more }] });
const weight = (more: onnx.ITensorProto): Parts => ({ graph: { initializer: [{ name: 'w', dataType: 1, dims: [2], ...more }] } });

const refused: readonly (readonly [string, Uint8Array, string])[] = [
  ['nothing', new Uint8Array(), 'it is damaged or not an ONNX model'],
  ['a text', Uint8Array.from('{"a": 1, "b": [2, 3]}', (letter) => letter.charCodeAt(0)), 'it is damaged or not an ONNX model'],
  ['half a file', model({}).slice(0, 30), 'it is damaged or not an ONNX model'],
  ['an old operator set', model({ model: { opsetImport: [{ domain: '', version: 9 }] } }), 'it uses operator set 9; at least 11 is needed, so convert it to a newer one'],
  ['no operator set', model({ model: { opsetImport: [] } }), 'it uses operator set 0; at least 11 is needed, so convert it to a newer one'],
  ['an unknown operator', model(node('LSTM')), 'it uses operators that are not supported: LSTM at "n"'],
  ['an object property as operator', model(node('constructor')), 'it uses operators that are not supported: constructor at "n"'],
  ['a helper of ours', model(node('SeededUniform')), 'it uses operators that are not supported: SeededUniform at "n"'],
  ['an operator of another domain', model(node('Relu', { domain: 'com.microsoft' })), 'it uses operators that are not supported: com.microsoft.Relu at "n"'],
  ['a loop', model(node('Loop', { attribute: [{ name: 'body', type: AttributeType.GRAPH, g: { name: 'b' } }] })), 'it contains a graph within the graph (Loop, If or Scan), which is not supported'],
  ['functions', model({ model: { functions: [{ name: 'f' }] } }), 'it defines functions of its own, which are not supported'],
  ['training information', model({ model: { trainingInfo: [{}] } }), 'it carries training information, which is not supported'],
  ['sparse tensors', model({ graph: { sparseInitializer: [{}] } }), 'it stores sparse tensors, which are not supported'],
  ['weights in another file', model(weight({ dataLocation: 1, externalData: [{ key: 'location', value: '/etc/passwd' }] })), 'it keeps weights in other files; save it again as one file'],
  ['too few bytes', model(weight({ rawData: new Uint8Array(4) })), 'The constant "w" needs 8 bytes for its shape, but 4 are stored'],
  ['an enormous shape without data', model(weight({ dims: [2 ** 40] })), 'The constant "w" needs 1099511627776 elements for its shape [1099511627776], but 0 are stored'],
  ['a negative size', model(weight({ dims: [-3] })), 'The constant "w" has the impossible shape [-3]'],
  ['float16', model(weight({ dataType: 10 })), 'The constant "w" has the element type FLOAT16; supported are float32, float64, int32, int64, uint8, bool'],
  ['an open size that is not the batch', model({ graph: { input: [tensorInput('x', ['batch', 'width'])] } }), 'the size of axis 1 of the input "x" is open ("width"); only the batch, axis 0, may be'],
  ['an input without a shape', model({ graph: { input: [{ name: 'x' }] } }), 'the input "x" is not a tensor of known rank'],
  ['a value nothing makes', model(node('Relu', { input: ['z'] })), 'the node "n" (Relu) uses "z", which nothing makes'],
  ['an output nothing makes', model({ graph: { output: [tensorInput('z', [1])] } }), 'the list of outputs uses "z", which nothing makes'],
  ['a shape computed while running', model(node('Reshape', { input: ['x', 'x'] })), 'the node "n" (Reshape) computes its shape while running; only constants are supported'],
  ['too many outputs', model(node('Relu', { output: ['y', 'z'] })), 'the node "n" (Relu) has 2 outputs, of which only the first is supported'],
  ['an input left out in the middle', model(node('Conv', { input: ['x', '', 'x'] })), 'the node "n" (Conv) leaves out an input before "x", which is not supported'],
];

describe('a file with', () => {
  test.each(refused)('%s is refused with a sentence', (_, bytes, reason) => {
    expect(() => readModel(bytes)).toThrow(new Error(`This model cannot be read: ${reason}.`));
  });

  test('too many nodes is refused before it is decoded', () => {
    const many = Array.from({ length: limits.nodes + 1 }, (_, i) => ({ opType: 'Relu', input: ['x'], output: [`y${i}`] }));
    expect(() => prescan(model({ nodes: many }))).toThrow('it has more than 20000 nodes');
  });

  test('millions of numbers listed one by one is refused before it is decoded', () => {
    const listed = onnx.TensorProto.encode({ dims: [1] }).uint32(58).bytes(new Uint8Array(limits.listedBytes + 1)).finish();
    const initializer = onnx.ModelProto.encode({}).uint32(58).fork().uint32(42).bytes(listed).ldelim().finish();
    expect(() => readModel(initializer)).toThrow('it lists more than 16 MB of numbers one by one; save it with raw data');
  });

  test('a value of enormous shape is refused before anything is computed', () => {
    const shape: onnx.ITensorProto = { name: 's', dataType: 7, dims: [2], rawData: new Uint8Array(BigInt64Array.from([2n ** 20n, 2n ** 20n]).buffer) };
    const bytes = model({ graph: { input: [tensorInput('x', [1, 1])], initializer: [shape] }, nodes: [{ opType: 'Expand', name: 'n', input: ['x', 's'], output: ['y'] }] });
    expect(() => readModel(bytes)).toThrow('This model cannot be read: the node "n" (Expand) makes "y" with the shape 1048576×1048576, which is too large.');
  });

  test('any bytes changed gives a graph or a sentence, never anything else', () => {
    const good = model(weight({ rawData: new Uint8Array(8) }));
    const random = new Random(1);
    for (let round = 0; round < 2000; round++) {
      const bytes = good.slice();
      for (let i = 0; i <= random.integer(3); i++) bytes[random.integer(bytes.length)] = random.integer(256);
      let problem = 'This model cannot be read: nothing wrong.';
      try {
        readModel(bytes);
      } catch (error) {
        problem = (error as Error).message;
      }
      expect(problem).toMatch(/^This model cannot be read: [^]*\.$/);
    }
  });
});

test('constants may come as nodes, and lists of numbers are read', () => {
  const value: onnx.ITensorProto = { dataType: 1, dims: [2], floatData: [3, 4] };
  const nodes = [
    { opType: 'Constant', output: ['c'], attribute: [{ name: 'value', type: AttributeType.TENSOR, t: value }] },
    { opType: 'Add', input: ['x', 'c'], output: ['y'] },
  ];
  const graph = readModel(model({ nodes }));
  expect(graph.constants.map(({ tensor }) => Array.from(tensor.data))).toEqual([[3, 4]]);
  expect(graph.nodes.map(({ op }) => op)).toEqual(['Add']);
});
