/** An imported graph as a planned network: whatever trains, evaluates and exports drawn networks then works with it. */
import { OUTPUT_COUNT, type Attributes, type Graph, type Value } from '../graph/graph';
import type { BuildContext, LayerDefinition, Surroundings } from '../layers/definition';
import { layers } from '../layers';
import { completeFields } from '../layers/shared/fields';
import { extendGraph, type OpBuilder } from '../ops/builder';
import { trainingDropout } from '../ops/dropout';
import { numberAttribute } from '../ops/shared/attributes';
import { Random } from '../tensor/random';
import { elementCount, formatShape, sameShape, type Shape } from '../tensor/tensor';
import { flopOf } from './graph-flop';
import { learnableConstants } from './learnable';
import type { NetworkParameter, NetworkPlan, PlannedLayer } from './plan';

export interface ImportedModel {
  readonly name: string;
  /** The graph for batches of that size. */
  readonly read: (batchSize: number) => Graph;
  /** True if it standardizes raw features itself, as the models do that this app exports. */
  readonly takesRawFeatures: boolean;
}

export interface ImportChoices {
  readonly surroundings: Surroundings;
  /** Names, as in the file, of weights that stay as they are. */
  readonly isFrozen: (name: string) => boolean;
  /** The output layer that decides the loss. */
  readonly output: LayerDefinition;
}

/** Id of the layer that holds the whole model. */
const MODEL = 'model';

/** The graph up to the scores, with nothing else. */
interface Core {
  readonly graph: Graph;
  readonly input: Value;
  readonly scores: Value;
}

/** By name in the file, the name as a parameter; `:` separates optimizer state there. */
const parameterName = (name: string): string => `${MODEL}.${name.replace(`${MODEL}.`, '').replaceAll(':', '_')}`;

/**
 * Real constants that look like weights and on which the scores depend are learned, except the frozen ones.
 * BatchNormalization keeps the statistics of the file, as usual when a trained model is trained further; Dropout drops again.
 * @throws one sentence if the model does not fit the dataset or has nothing to learn.
 */
export function importedPlan(model: ImportedModel, { surroundings, isFrozen, output }: ImportChoices): NetworkPlan {
  const { graph, scores } = coreOf(model, surroundings, 1);
  const parameters = learnableConstants(graph, scores)
    .filter(({ value }) => !isFrozen(value.name))
    .map(({ value: { name, type }, tensor }): NetworkParameter => ({
      name: parameterName(name),
      layer: MODEL,
      shape: type.shape,
      initializer: { kind: 'stored', values: tensor.data },
    }));
  if (parameters.length === 0) throw new Error(`The model "${model.name}" has no weights that could be trained, or all of them are frozen.`);
  const shape = scores.type.shape.slice(1);
  const input = planned('input', model.takesRawFeatures ? rawInput : layers.input, [], surroundings.exampleShape);
  const body = { ...planned(MODEL, modelLayer(model, surroundings, parameters), ['input'], shape), parameters };
  const end = planned('output', output, [MODEL], shape);
  return { name: model.name, surroundings, layers: [input, body, end], output: end, parameters, flop: flopOf(graph) };
}

const planned = (id: string, definition: LayerDefinition, sources: readonly string[], shape: Shape): PlannedLayer => ({ id, definition, fields: completeFields(definition, {}), sources, shape, parameters: [] });

/** Raw features as real numbers. */
const rawInput: LayerDefinition = { ...layers.input, build: ({ build, inputs: [raw] }) => (raw.type.dtype === 'float32' ? raw : build.cast(raw, { to: 'float32' })) };

function modelLayer(model: ImportedModel, surroundings: Surroundings, parameters: readonly NetworkParameter[]): LayerDefinition {
  return {
    kind: 'imported',
    family: 'shape',
    title: { en: 'Imported model', zh: '导入的模型' },
    summary: { en: 'All layers of a model file', zh: '模型文件中的全部层' },
    formula: String.raw`s = f(x)`,
    inputs: ['input'],
    hasOutput: true,
    fields: {},
    inferShape: () => coreOf(model, surroundings, 1).scores.type.shape.slice(1),
    parameters: () => parameters,
    build: (context) => {
      const [batchSize] = context.inputs[0].type.shape;
      const [core, larger] = [batchSize, batchSize + 1].map((size) => coreOf(model, surroundings, size));
      if (core.graph.nodes.length !== larger.graph.nodes.length) throw new Error(`The model "${model.name}" computes in another way for ${batchSize + 1} examples than for ${batchSize}, so it cannot be trained.`);
      return inline(core, larger, context);
    },
    flop: () => flopOf(coreOf(model, surroundings, 1).graph),
    samples: [],
  };
}

/** Repeats the nodes of the model in another graph, its weights replaced by the parameters; `larger` is the model for one example more. */
function inline({ graph, input, scores }: Core, larger: Core, { build, inputs: [x], parameters, training }: BuildContext): Value {
  const values = new Map<Value, Value>([[input, sameShape(x.type.shape, input.type.shape) ? x : build.reshape(x, openBatch(input.type.shape, larger.input.type.shape))]]);
  for (const { value, tensor } of graph.constants) values.set(value, parameters[parameterName(value.name).slice(MODEL.length + 1)] ?? build.constant(tensor, value.name));
  graph.nodes.forEach((node, place) => {
    const inputs = node.inputs.map((each) => values.get(each)!);
    const [{ shape }, { shape: grown }] = [node, larger.graph.nodes[place]].map(({ outputs }) => outputs[0].type);
    const drops = node.op === 'Dropout' && training !== undefined && node.attributes[OUTPUT_COUNT] === undefined;
    const outputs = drops
      ? [dropped(build, inputs[0], training, node.attributes.ratio, place)]
      : node.op === 'Expand' && shape[0] !== grown[0]
        ? [repeated(build, inputs[0], shape, x)]
        : build.graphBuilder.emit(node.op, inputs, node.op === 'Reshape' ? openBatch(shape, grown) : node.attributes);
    node.outputs.forEach((output, i) => values.set(output, outputs[i]));
  });
  return values.get(scores)!;
}

/** The same shape with the axis open that grows with the batch: an exported model takes any. */
const openBatch = (shape: Shape, larger: Shape): Attributes => ({ shape: shape.map((size, axis) => (size === larger[axis] ? size : -1)), allowzero: 1 });

/** Something for every example of the batch: as a product with a one for each, made from `x`, so that it holds for any batch. */
function repeated(build: OpBuilder, value: Value, shape: Shape, x: Value): Value {
  const first = build.slice(build.flatten(x), { starts: [0], ends: [1], axes: [1] });
  const ones = build.reshape(build.cast(build.equal(first, first), { to: value.type.dtype }), { shape: [-1, ...shape.slice(1).map(() => 1)] });
  return build.mul(build.expand(value, { shape: shape.with(0, 1) }), ones);
}

function dropped(build: OpBuilder, x: Value, { step, seed }: NonNullable<BuildContext['training']>, ratio: unknown, place: number): Value {
  const settings = { ratio: typeof ratio === 'number' ? ratio : 0.5, seed: new Random(seed).fork(String(place)).bits() };
  return settings.ratio === 0 ? x : trainingDropout(build, x, step, settings);
}

/** @throws a sentence if input or output do not fit the dataset. */
function coreOf({ name, read }: ImportedModel, surroundings: Surroundings, batchSize: number): Core {
  const whole = read(batchSize);
  const [input, ...others] = whole.inputs;
  if (!input || others.length > 0) throw new Error(`The model "${name}" has ${whole.inputs.length} inputs; only models with one input can be trained.`);
  requireInput(name, input, surroundings.exampleShape, batchSize);
  const scores = scoresOf(whole);
  requireScores(name, scores, surroundings, batchSize);
  const graph = extendGraph(whole).graph({ scores });
  return { graph, input, scores };
}

/** The output `logits`, or the first one; before its Softmax, which the loss contains already. */
function scoresOf(graph: Graph): Value {
  const found = graph.outputs.logits ?? Object.values(graph.outputs)[0];
  const last = graph.nodes.find(({ outputs }) => outputs.includes(found));
  const isSoftmax = last?.op === 'Softmax' && found.type.shape.length === 2 && [1, -1].includes(numberAttribute(last.attributes, 'axis', -1));
  return isSoftmax ? last.inputs[0] : found;
}

function requireInput(name: string, { type }: Value, example: Shape, batchSize: number): void {
  const [batch, ...shape] = type.shape;
  if (batch !== batchSize) throw new Error(`The model "${name}" takes batches of ${batch ?? 'no'} examples only; export it with an open batch axis.`);
  if (type.dtype === 'float32' && elementCount(shape) === elementCount(example)) return;
  throw new Error(`The model "${name}" takes examples of ${type.dtype} ${formatShape(shape)}, but those of the dataset are ${formatShape(example)}.`);
}

function requireScores(name: string, { type }: Value, surroundings: Surroundings, batchSize: number): void {
  const [wanted, what] = 'classCount' in surroundings ? [surroundings.classCount, 'classes'] : [surroundings.targetCount, 'numbers to predict'];
  if (type.shape.length === 2 && type.shape[0] === batchSize && type.shape[1] === wanted) return;
  throw new Error(`The model "${name}" answers with ${formatShape(type.shape)} for ${batchSize} examples, but the dataset has ${wanted} ${what}.`);
}
