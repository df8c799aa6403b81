/**
 * The convolutions of a lowered training graph in onnxruntime's own blocked layout: channels in groups of as many as
 * the processor computes at once, innermost. Reordering a picture before and after costs less than the faster
 * convolution saves. The operators and the size of the group belong to this runtime on this processor, so a graph that
 * contains them is run here and now and never saved.
 */
import type { Graph, Node, Value } from '@core/graph/graph';
import type { Shape } from '@core/tensor/tensor';

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
  const made = (part: string, shape: Shape): Value => ({ name: `${y.name}:${part}`, type: { dtype: 'float32', shape } });
  const node = (op: string, inputs: readonly Value[], output: Value, given = {}): Node => ({ op, inputs, outputs: [output], attributes: given, scope });
  const [filters, channels, ...kernel] = w.type.shape;
  const split = made('split', [filters / block, block, channels / block, block, ...kernel]);
  const turned = made('turned', [filters / block, channels / block, ...kernel, block, block]);
  const weights = made('weights', w.type.shape);
  const [before, after] = [made('before', x.type.shape), made('after', y.type.shape)];
  return [
    node('Reshape', [w], split, { shape: split.type.shape }),
    node('Transpose', [split], turned, { perm: [0, 2, 4, 5, 3, 1] }),
    node('Reshape', [turned], weights, { shape: weights.type.shape }),
    node(`${BLOCKED_DOMAIN}.ReorderInput`, [x], before),
    node(`${BLOCKED_DOMAIN}.Conv`, [before, weights, ...bias], after, { ...attributes, kernel_shape: kernel }),
    node(`${BLOCKED_DOMAIN}.ReorderOutput`, [after], y, { channels: filters }),
  ];
}
