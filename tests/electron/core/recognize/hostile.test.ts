/** Files of unknown origin, opened as networks: a document or a sentence, whatever bytes were changed. */
import { checkNetwork } from '@core/network/check';
import { surroundingsOf } from '@core/network/surroundings';
import { recognizeModel } from '@core/recognize/recognize';
import { Random } from '@core/tensor/random';
import { describe, expect, test } from 'vitest';
import type { onnx } from '@core/onnx/proto';
import { fileNode, floatTensor, int, int64Tensor, ints, modelFile, tensorInput } from '../onnx/file';
import { pytorchExports } from './exports';
import { largeModel } from './large-model';

/** In the suite; `MUTATIONS=2000` makes as many of all files together as an acceptance run wants. */
const mutations = Number(process.env.MUTATIONS ?? 240);

/** Bytes are changed, cut off, doubled, or copied from elsewhere in the file. */
function mutated(good: Uint8Array, random: Random): Uint8Array {
  const at = random.integer(good.length);
  switch (random.integer(4)) {
    case 0:
      return good.slice(0, at);
    case 1:
      return Uint8Array.from([...good.slice(0, at), ...good.slice(Math.max(0, at - 40))]);
    case 2:
      return good.slice().fill(random.integer(256), at, at + 1 + random.integer(8));
    default: {
      const bytes = good.slice();
      for (let i = 0; i <= random.integer(6); i++) bytes[random.integer(bytes.length)] = random.integer(256);
      return bytes;
    }
  }
}

const open = (bytes: Uint8Array) => recognizeModel(bytes, { name: 'file', dataset: { dataset: 'mnist' }, say: ({ en }) => en });

/** What became of the file; of a document, its check must have come to an end, too. */
function outcome(bytes: Uint8Array): string {
  try {
    const { network } = open(bytes);
    checkNetwork(network, surroundingsOf(network));
    return 'a document';
  } catch (problem) {
    return (problem as Error).message;
  }
}

const sentence = /^(a document|This model cannot be (read|opened as a network): [^]*\.)$/;
const crash = /undefined|is not a function|is not iterable|Cannot read|Invalid (typed )?array length|Maximum call stack/;

const small = ['LeNet', 'vision transformer', 'mixture', 'DenseNet', 'VGG', 'MLP-Mixer', 'causal'];
const seeds = [
  ...small.map((name) => [name, pytorchExports.find((each) => each.name.startsWith(name))!.bytes] as const),
  ['residual blocks', largeModel(24)] as const,
];

describe('a file with changed bytes', () => {
  test.each(seeds)('%s', (name, good) => {
    expect(outcome(good)).toBe('a document');
    const random = new Random(1).fork(name);
    const outcomes: string[] = [];
    let slowest = 0;
    for (let i = 0; i < mutations / seeds.length; i++) {
      const started = process.hrtime.bigint();
      outcomes.push(outcome(mutated(good, random)));
      slowest = Math.max(slowest, Number(process.hrtime.bigint() - started) / 1e6);
    }
    for (const each of outcomes) {
      expect(each).toMatch(sentence);
      expect(each).not.toMatch(crash);
    }
    // Far from a hang, also on a busy machine.
    expect(slowest).toBeLessThan(10_000);
    if (process.env.MUTATIONS) process.stdout.write(`${name}: ${outcomes.length} files, ${outcomes.filter((each) => each === 'a document').length} documents, slowest ${Math.round(slowest)} ms\n`);
  }, 120_000);
});

describe('what no network can be gets a sentence that says why', () => {
  const graph = (change: onnx.IGraphProto = {}): onnx.IGraphProto => ({ input: [tensorInput('x', ['N', 4])], output: [tensorInput('y', ['N', 4])], ...change });
  const over = (axis: number) => modelFile({ opset: 13, nodes: [fileNode('Softmax', ['x'], 's', [int('axis', axis)]), fileNode('Relu', ['s'], 'y')], graph: graph() });
  test.each([
    ['a softmax over the batch', over(0), 'Softmax at "s" mixes the examples of a batch'],
    ['a mean over the batch', modelFile({ opset: 13, nodes: [fileNode('ReduceMean', ['x'], 'y', [ints('axes', [0])])], graph: graph() }), 'ReduceMean at "y" mixes the examples of a batch'],
    ['the examples turned', modelFile({ opset: 13, nodes: [fileNode('Transpose', ['x'], 't'), fileNode('Gemm', ['w', 't'], 'y')], graph: graph({ initializer: [floatTensor('w', [1, 2, 3, 4], [1, 4])] }) }), 'Gemm at "y" mixes the examples of a batch'],
    ['an output that ignores the input', modelFile({ opset: 13, nodes: [fileNode('Relu', ['w'], 'y')], graph: graph({ initializer: [floatTensor('w', [1, 2])] }) }), 'its output "y" does not depend on the input'],
    ['numbers for each example', modelFile({ opset: 13, nodes: [fileNode('Flatten', ['x'], 'y', [int('axis', 0)])], graph: graph() }), 'does not list the examples one by one'],
    ['operators that are not there', modelFile({ nodes: [fileNode('NonZero', ['x'], 'y'), fileNode('Scan', ['x'], 'z')], graph: graph() }), 'NonZero at "make y", Scan at "make z"'],
    ['whole numbers no layer can hold', modelFile({ opset: 13, nodes: [fileNode('Cast', ['x'], 'c', [int('to', 7)]), fileNode('Add', ['c', 'big'], 'a'), fileNode('Cast', ['a'], 'y', [int('to', 1)])], graph: graph({ initializer: [int64Tensor('big', [2 ** 40, 1, 2, 3], [1, 4])] }) }), 'whole numbers above 16777216'],
  ])('%s', (_, bytes, reason) => {
    expect(() => open(bytes)).toThrow(reason);
  });
});

test('thousands of nodes are opened', () => {
  const { network } = open(largeModel(1000));
  expect(network.layers.length).toBe(1002);
});
