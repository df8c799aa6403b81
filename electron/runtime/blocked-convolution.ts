/**
 * The convolutions of a lowered training graph in onnxruntime's own blocked layout: channels in groups of as many as
 * the processor computes at once, innermost. Reordering a picture before and after costs less than the faster
 * convolution saves. The operators and the size of the group belong to this runtime on this processor, so a graph that
 * contains them is run here and now and never saved.
 */
import type { Attributes, Graph, Node, Value } from '@core/graph/graph';
import { elementCount, type Shape } from '@core/tensor/tensor';

export const BLOCKED_DOMAIN = 'com.microsoft.nchwc';

/** The graph with every convolution blocked whose channels and filters make up whole blocks. */
export function blockConvolutions(graph: Graph, block: number): Graph {
  return { ...graph, nodes: graph.nodes.flatMap((node) => (canBeBlocked(node, block) ? blocked(node, block) : [node])) };
}

function canBeBlocked({ op, inputs, attributes }: Node, block: number): boolean {
  if (op !== 'Conv') return false;
  const { dtype, shape } = inputs[1].type;
  const [filters, channels, ...kernel] = shape;
  const isWhole = filters % block === 0 && channels % block === 0 && (attributes.group ?? 1) === 1;
  const slidesByOne = [attributes.strides ?? 1].flat().every((stride) => stride === 1);
  return dtype === 'float32' && kernel.length === 2 && isWhole && slidesByOne;
}

function blocked({ inputs: [x, w, ...bias], outputs: [y], attributes, scope }: Node, block: number): readonly Node[] {
  const nodes: Node[] = [];
  const emit = (op: string, inputs: readonly Value[], output: Value, given: Attributes = {}): Value => {
    nodes.push({ op, inputs, outputs: [output], attributes: given, scope });
    return output;
  };
  const made = (shape: Shape): Value => ({ name: `${y.name}:blocked${nodes.length}`, type: { dtype: 'float32', shape } });
  const weights = blockWeights(w, block, (op, input, shape, given) => emit(op, [input], made(shape), given));
  const before = emit(`${BLOCKED_DOMAIN}.ReorderInput`, [x], made(x.type.shape));
  const after = emit(`${BLOCKED_DOMAIN}.Conv`, [before, weights, ...bias], made(y.type.shape), { ...attributes, kernel_shape: w.type.shape.slice(2) });
  emit(`${BLOCKED_DOMAIN}.ReorderOutput`, [after], y, { channels: w.type.shape[0] });
  return nodes;
}

/**
 * [O,C,kh,kw] as blocks [O/b,C/b,kh,kw] of [channel,filter]. Two transpositions that move matrices and rows are four
 * times as fast as one that moves single numbers.
 */
function blockWeights(w: Value, block: number, emit: (op: string, input: Value, shape: Shape, attributes: Attributes) => Value): Value {
  const [filters, channels, ...kernel] = w.type.shape;
  const taps = elementCount(kernel);
  const blocks = (filters * channels) / block ** 2;
  const view = (value: Value, shape: Shape) => emit('Reshape', value, shape, { shape });
  const rows = view(w, [filters / block, block, channels * taps]);
  const filterLast = emit('Transpose', rows, [filters / block, channels * taps, block], { perm: [0, 2, 1] });
  const inBlocks = view(filterLast, [blocks, block, taps, block]);
  const tapsFirst = emit('Transpose', inBlocks, [blocks, taps, block, block], { perm: [0, 2, 1, 3] });
  return view(tapsFirst, w.type.shape);
}
