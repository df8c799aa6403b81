import type { Graph } from '@core/graph/graph';
import { validate } from '@core/graph/validate';
import { inferTypes } from '@core/ops';
import { buildGraph } from '@core/ops/builder';
import { float32 } from '@core/tensor/tensor';
import { describe, expect, it } from 'vitest';

function smallGraph(): Graph {
  const build = buildGraph('small');
  const x = build.input('x', { dtype: 'float32', shape: [2] });
  return build.graph({ y: build.tanh(build.add(x, 1)) });
}

const broken: readonly (readonly [string, (graph: Graph) => Graph, string])[] = [
  ['nodes out of order', (graph) => ({ ...graph, nodes: [...graph.nodes].reverse() }), '"Add" is used before it is made, in Tanh'],
  ['a value made twice', (graph) => ({ ...graph, nodes: [graph.nodes[0], ...graph.nodes] }), '"Add" is defined twice, again by Add'],
  ['two values of one name', (graph) => ({ ...graph, inputs: [...graph.inputs, { ...graph.inputs[0] }] }), '"x" is defined twice, again by an input'],
  ['an output from nowhere', (graph) => ({ ...graph, outputs: { y: { name: 'ghost', type: graph.inputs[0].type } } }), 'output "y" is "ghost", which nothing makes'],
  ['a constant of another type', (graph) => ({ ...graph, constants: graph.constants.map((c) => ({ ...c, tensor: float32([1], [1]) })) }), 'constant "1" says float32[] but holds float32[1]'],
  ['a constant with a missing element', (graph) => ({ ...graph, constants: graph.constants.map((c) => ({ ...c, tensor: { ...c.tensor, data: new Float32Array(0) } })) }), 'constant "1" has the wrong number of elements'],
  ['a negative size', (graph) => ({ ...graph, inputs: [{ name: 'n', type: { dtype: 'float32', shape: [-1] } }, ...graph.inputs] }), '"n" has the shape float32[-1], but sizes are whole numbers from 0'],
  ['a node with a wrong type', (graph) => ({ ...graph, nodes: graph.nodes.map((node) => ({ ...node, outputs: [{ ...node.outputs[0], type: { dtype: 'float32', shape: [9] } }] })) }), 'the shape rule of Add says float32[2], but the node is Add: float32[9]'],
];

describe('the validator', () => {
  it('accepts what the builder makes', () => {
    expect(() => validate(smallGraph(), inferTypes)).not.toThrow();
  });

  it.each(broken)('refuses %s', (_, breakIt, sentence) => {
    expect(() => validate(breakIt(smallGraph()), inferTypes)).toThrow(sentence);
    expect(() => validate(breakIt(smallGraph()), inferTypes)).toThrow('Graph "small" is not valid:');
  });
});
