/** Repeats the nodes of an imported model in another graph, each as it is used or as it is trained. */
import { OUTPUT_COUNT, type Attributes, type Graph, type Node, type Value } from '../graph/graph';
import type { LayerTraining } from '../layers/definition';
import type { OpBuilder } from '../ops/builder';
import { trainingDropout } from '../ops/dropout';
import { forEachExample } from '../ops/shared/for-each-example';
import { numberAttribute } from '../ops/shared/attributes';
import { Random } from '../tensor/random';
import type { Shape } from '../tensor/tensor';

export interface Inlining {
  readonly build: OpBuilder;
  readonly graph: Graph;
  /** The same model for one example more: what differs depends on the size of the batch. */
  readonly larger: Graph;
  /** What takes the place of the inputs and constants of the graph. */
  readonly given: ReadonlyMap<Value, Value>;
  /** The batch. */
  readonly x: Value;
  /** `keep` gets the running statistics by the name of their constant. */
  readonly training?: LayerTraining;
}

/** The value of the other graph for each value of this one. */
export function inline({ build, graph, larger, given, x, training }: Inlining): ReadonlyMap<Value, Value> {
  const values = new Map(given);
  const used = new Set([...graph.nodes.flatMap(({ inputs }) => inputs), ...Object.values(graph.outputs)]);
  graph.nodes.forEach((node, place) => {
    const inputs = node.inputs.map((input) => values.get(input)!);
    const grown = larger.nodes[place].outputs[0].type.shape;
    const repeated = repeat({ build, node, grown, place, inputs, x, training, isUsed: (output) => used.has(output) });
    node.outputs.forEach((output, i) => values.set(output, repeated[i]));
  });
  return values;
}

interface Repetition extends Pick<Inlining, 'build' | 'x' | 'training'> {
  readonly node: Node;
  /** Shape of its first output in the larger graph. */
  readonly grown: Shape;
  /** Position of the node in its graph. */
  readonly place: number;
  readonly inputs: readonly Value[];
  readonly isUsed: (output: Value) => boolean;
}

function repeat(repetition: Repetition): readonly Value[] {
  const { build, node, grown, inputs, x, isUsed } = repetition;
  const { op, outputs, attributes } = node;
  const { shape } = outputs[0].type;
  if (op === 'Dropout' && !outputs.slice(1).some(isUsed)) return [dropped(repetition)];
  if (movesStatistics(node)) return normalized(repetition);
  if (op === 'Expand' && shape[0] !== grown[0]) return [forEachExample(build, build.reshape(build.expand(inputs[0], { shape: shape.with(0, 1) }), { shape: shape.slice(1) }), x)];
  return build.graphBuilder.emit(op, inputs, op === 'Reshape' ? openBatch(shape, grown) : attributes);
}

/** The same shape with the axis open that grows with the batch: an exported model takes any. */
export const openBatch = (shape: Shape, larger: Shape): Attributes => ({ shape: shape.map((size, axis) => (size === larger[axis] ? size : -1)), allowzero: 1 });

/** Drops while training, whichever form the file has, and never in use. */
function dropped({ build, node, place, inputs: [x], training }: Repetition): Value {
  const ratio = numberAttribute(node.attributes, 'ratio', 0.5);
  if (!training || ratio === 0) return x;
  return trainingDropout(build, x, training.step, { ratio, seed: new Random(training.seed).fork(String(place)).bits() });
}

/** Whether the node normalizes with the statistics of the batch: the file was stored in the form for training. */
export const movesStatistics = ({ op, attributes }: Node): boolean => op === 'BatchNormalization' && numberAttribute(attributes, 'training_mode', 0) !== 0;

/** While training with the statistics of the batch, of which running ones are kept; in use with those. */
function normalized({ build, node, inputs, training }: Repetition): readonly Value[] {
  const { [OUTPUT_COUNT]: _count, training_mode: _mode, ...attributes } = node.attributes;
  const [, , , mean, variance] = inputs;
  if (!training) return [build.batchNormalization(...inputs, attributes), mean, variance];
  const outputs = build.emit('BatchNormalization', inputs, { ...attributes, training_mode: 1 });
  training.keep(node.inputs[3].name, outputs[1]);
  training.keep(node.inputs[4].name, outputs[2]);
  return outputs;
}
