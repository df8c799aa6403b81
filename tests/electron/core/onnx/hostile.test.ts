/** Files that are damaged, too large or dangerous get one sentence. */
import { limits, prescan } from '@core/onnx/prescan';
import { onnx } from '@core/onnx/proto';
import { readModel } from '@core/onnx/read-model';
import { Random } from '@core/tensor/random';
import { describe, expect, test } from 'vitest';
import { AttributeType, fileNode, floatTensor, int, int64Tensor, modelFile as model, tensorInput, type Parts } from './file';

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

  /** Computed shapes, operators that make large values from small numbers, and operators that are read as others. */
  const intricate = model({
    opset: 18,
    nodes: [
      fileNode('Shape', ['x'], 'shape'),
      fileNode('Gather', ['shape', 'zero'], 'rows'),
      fileNode('Range', ['zero', 'rows', 'one'], 'places'),
      fileNode('ConstantOfShape', ['shape'], 'nothing'),
      fileNode('Add', ['x', 'nothing'], 'same'),
      fileNode('Trilu', ['same', 'one'], 'upper'),
      fileNode('Pad', ['upper', 'pads'], 'wide', [{ name: 'mode', type: AttributeType.STRING, s: Uint8Array.from('wrap', (letter) => letter.charCodeAt(0)) }]),
      fileNode('Resize', ['wide', '', '', 'sizes'], 'large'),
      { ...fileNode('Split', ['large'], 'left', [int('axis', 1), int('num_outputs', 2)]), output: ['left', 'right'] },
      fileNode('Tile', ['left', 'sizes'], 'many'),
      fileNode('OneHot', ['places', 'five', 'values'], 'hot'),
      fileNode('TopK', ['many', 'list'], 'best'),
      fileNode('Expand', ['hot', 'sizes'], 'y'),
    ],
    graph: {
      initializer: [int64Tensor('zero', [0], []), int64Tensor('one', [1], []), int64Tensor('pads', [1, 1, 0, 2]), int64Tensor('sizes', [2, 5]), int64Tensor('five', [5], []), int64Tensor('list', [2]), floatTensor('values', [0, 1])],
      output: [tensorInput('y', [2, 5]), tensorInput('best', [4, 2]), tensorInput('right', [2, 2])],
    },
  });

  test.each([['a weight', model(weight({ rawData: new Uint8Array(8) })), 2000], ['computed shapes', intricate, 4000]])('%s, and any bytes changed, gives a graph or a sentence, never anything else', (_, good, rounds) => {
    const random = new Random(1);
    expect(readModel(good).nodes.length).toBeGreaterThan(0);
    for (let round = 0; round < rounds; round++) {
      const bytes = good.slice();
      for (let i = 0; i <= random.integer(3); i++) bytes[random.integer(bytes.length)] = random.integer(256);
      let problem = 'This model cannot be read: nothing wrong.';
      try {
        readModel(bytes);
      } catch (error) {
        problem = (error as Error).message;
      }
      expect(problem).toMatch(/^This model cannot be read: [^]*\.$/);
      expect(problem).not.toMatch(/undefined|is not a function|is not iterable|Invalid (typed )?array length|Maximum call stack/);
    }
  });

  const huge = 2 ** 40;
  test.each([
    ['a range', [fileNode('Range', ['zero', 'huge', 'one'], 'y')], 'which is too large'],
    ['a range without end', [fileNode('Range', ['zero', 'huge', 'zero'], 'y')], 'Range cannot go from 0 to 1099511627776 in steps of 0'],
    ['a constant', [fileNode('ConstantOfShape', ['list'], 'y')], 'which is too large'],
    ['a one-hot code', [fileNode('OneHot', ['list', 'huge', 'values'], 'y')], 'which is too large'],
    ['a matrix', [fileNode('ConstantOfShape', ['list'], 'm'), fileNode('EyeLike', ['m'], 'y')], 'which is too large'],
    ['a split', [{ ...fileNode('Split', ['x'], 'y', [int('num_outputs', 2 ** 31)]), output: ['y', 'z'] }], 'Split cannot cut axis 0 of 2×2 into 2147483648 parts'],
    ['a resized picture', [fileNode('Resize', ['x', '', '', 'pair'], 'y')], 'which is too large'],
    ['a padded picture', [fileNode('Pad', ['x', 'pads'], 'y')], 'which is too large'],
  ])('%s of enormous size is refused before it is made', (_, nodes, reason) => {
    const initializer = [int64Tensor('zero', [0], []), int64Tensor('one', [1], []), int64Tensor('huge', [huge], []), int64Tensor('list', [huge]), int64Tensor('pair', [huge, 2]), int64Tensor('pads', [huge, 0, 0, 0]), floatTensor('values', [0, 1])];
    expect(() => readModel(model({ nodes, graph: { initializer } }))).toThrow(reason);
  });

  test('thousands of constants that are computed from one another stop being computed', () => {
    const count = 3000;
    const nodes = Array.from({ length: count }, (_, i) => fileNode('MatMul', [i === 0 ? 'w' : `m${i - 1}`, 'w'], `m${i}`));
    const graph = readModel(model({ nodes: [...nodes, fileNode('MatMul', ['x', `m${count - 1}`], 'y')], graph: { initializer: [floatTensor('w', Array.from({ length: 4096 }, () => 0), [64, 64])], input: [tensorInput('x', [1, 64])] } }));
    expect(graph.nodes.length).toBe(count + 1);
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
