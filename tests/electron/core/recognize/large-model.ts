/** A model of as many nodes as are asked for: residual blocks of a convolution, a normalization, a ReLU and a sum. */
import type { onnx } from '@core/onnx/proto';
import { fileNode, floatTensor, ints, modelFile, tensorInput } from '../onnx/file';

const channels = 4;
const ones = (name: string): onnx.ITensorProto => floatTensor(name, Array.from({ length: channels }, () => 1));

/** A file for examples of 4×8×8, with `nodes` nodes, in multiples of four. */
export function largeModel(nodes: number): Uint8Array {
  const blocks = Array.from({ length: Math.floor(nodes / 4) }, (_, i) => {
    const [x, y] = [i === 0 ? 'image' : `block${i - 1}`, `block${i}`];
    return {
      weights: [floatTensor(`${y}.conv.weight`, Array.from({ length: channels ** 2 }, (_w, at) => ((at * 7 + i) % 11) / 40 - 0.1), [channels, channels, 1, 1]), ...['scale', 'bias', 'mean', 'variance'].map((part) => ones(`${y}.${part}`))],
      nodes: [
        fileNode('Conv', [x, `${y}.conv.weight`], `${y}c`, [ints('kernel_shape', [1, 1])]),
        fileNode('BatchNormalization', [`${y}c`, ...['scale', 'bias', 'mean', 'variance'].map((part) => `${y}.${part}`)], `${y}n`),
        fileNode('Relu', [`${y}n`], `${y}r`),
        fileNode('Add', [`${y}r`, x], y),
      ],
    };
  });
  const graph: onnx.IGraphProto = {
    initializer: blocks.flatMap(({ weights }) => weights),
    input: [tensorInput('image', ['N', channels, 8, 8])],
    output: [tensorInput(`block${blocks.length - 1}`, ['N', channels, 8, 8])],
  };
  return modelFile({ opset: 17, nodes: blocks.flatMap((block) => block.nodes), graph });
}
