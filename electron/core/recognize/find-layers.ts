/** Which layers a graph is made of: longest forms first, from the end to the beginning; whatever no rule knows stays an operator. */
import type { Graph, Node, Value } from '../graph/graph';
import { layerNamed } from '../layers';
import type { FieldValues } from '../fields/definition';
import type { Surroundings as NetworkSurroundings } from '../layers/definition';
import { completeFields, fieldProblem } from '../fields/fields';
import { learnableConstants } from '../network/learnable';
import { sameShape } from '../tensor/tensor';
import { operatorFor } from './operator';
import { recognitionRules } from './rules';
import { exampleShape, Surroundings, type Found, type RecognitionRule } from './surroundings';

/** A layer and the value of the graph that it gives. */
export interface FoundLayer extends Found {
  readonly node: Node;
  readonly output: Value;
}

/** In the order of computation; `first` is tried before all other rules. @throws half a sentence about a node that no layer can hold. */
export function findLayers(graph: Graph, network: NetworkSurroundings, first: RecognitionRule): readonly FoundLayer[] {
  const around = new Surroundings(graph);
  const learned = new Set(Object.values(graph.outputs).flatMap((output) => learnableConstants(graph, output)).map(({ value }) => value));
  const spent = new Set<Node>();
  const found: FoundLayer[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (spent.has(node)) continue;
    const layer = recognized(node, around, network, [first, ...recognitionRules]);
    layer?.also?.forEach((inner) => spent.add(inner));
    const used = node.outputs.filter(around.isUsed).toReversed();
    found.push(...used.map((output) => ({ node, output, ...(layer ?? operatorFor(node, output, around, (value) => learned.has(value))) })));
  }
  return found.reverse();
}

/** What the first rule says with which the layer itself agrees: its fields, its shapes, its parameters. */
function recognized(node: Node, around: Surroundings, network: NetworkSurroundings, rules: readonly RecognitionRule[]): Found | undefined {
  for (const rule of rules) {
    const found = rule(node, around);
    if (found && agrees(found, node.outputs[0], network)) return found;
  }
  return undefined;
}

function agrees({ kind, fields: given = {}, inputs, tensors = {} }: Found, output: Value, network: NetworkSurroundings): boolean {
  const definition = layerNamed(kind)!;
  const fields: FieldValues = completeFields(definition, given);
  if (Object.entries(definition.fields).some(([name, field]) => fieldProblem(field, fields[name]))) return false;
  if (inputs.some(({ type }) => type.dtype !== 'float32') || output.type.dtype !== 'float32') return false;
  const shapes = inputs.map(exampleShape);
  try {
    const parameters = definition.parameters(shapes, fields);
    const fits = parameters.every(({ name, shape }) => tensors[name]?.dtype === 'float32' && sameShape(tensors[name].shape, shape));
    return fits && sameShape(definition.inferShape(shapes, fields, network), exampleShape(output));
  } catch {
    // A layer refuses what it cannot be by throwing.
    return false;
  }
}
