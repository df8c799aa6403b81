/** An imported graph as a planned network: whatever trains, evaluates and exports drawn networks then works with it. */
import type { Constant, Graph, Value } from '../graph/graph';
import type { BuildContext, LayerDefinition, Surroundings } from '../layers/definition';
import { layers } from '../layers';
import { completeFields } from '../fields/fields';
import { extendGraph } from '../ops/builder';
import { numberAttribute } from '../ops/shared/attributes';
import { elementCount, formatShape, sameShape, type Shape } from '../tensor/tensor';
import { flopOf } from '../ops/shared/graph-flop';
import { inline, openBatch } from './inline';
import { learnableConstants, movingStatistics } from './learnable';
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
 * BatchNormalization keeps the statistics of the file, as usual when a trained model is trained further, unless the file
 * was stored in the form for training; Dropout drops again.
 * @throws one sentence if the model does not fit the dataset or has nothing to learn.
 */
export function importedPlan(model: ImportedModel, { surroundings, isFrozen, output }: ImportChoices): NetworkPlan {
  const { graph, input, scores } = coreOf(model, surroundings, 1);
  const moves = ({ value }: Constant) => !isFrozen(value.name);
  const learned = learnableConstants(graph, scores).filter(moves).map(parameterOf);
  if (learned.length === 0) throw new Error(`The model "${model.name}" has no weights that could be trained, or all of them are frozen.`);
  const parameters = [...learned, ...movingStatistics(graph).filter(moves).map((constant): NetworkParameter => ({ ...parameterOf(constant), learned: false }))];
  const shape = scores.type.shape.slice(1);
  const takesRaw = model.takesRawFeatures || input.type.dtype !== 'float32';
  const first = planned('input', takesRaw ? rawInput : layers.input, [], surroundings.exampleShape);
  const body = { ...planned(MODEL, modelLayer(model, surroundings, parameters), ['input'], shape), parameters };
  const end = planned('output', output, [MODEL], shape);
  return { name: model.name, surroundings, layers: [first, body, end], outputs: [end], output: end, parameters, flop: flopOf(graph) };
}

const parameterOf = ({ value: { name, type }, tensor }: Constant): NetworkParameter => ({
  name: parameterName(name),
  layer: MODEL,
  shape: type.shape,
  initializer: { kind: 'stored', values: tensor.data },
});

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
      if (!isRepeatable(core.graph, larger.graph)) throw new Error(`The model "${model.name}" computes in another way for ${batchSize + 1} examples than for ${batchSize}, so it cannot be trained.`);
      return repeated(core, larger, context);
    },
    flop: () => flopOf(coreOf(model, surroundings, 1).graph),
    samples: [],
  };
}

/** Whether two readings have as many nodes, and the same constants: tables as long as the batch hold for one size only. */
function isRepeatable(graph: Graph, larger: Graph): boolean {
  const isSame = ({ tensor }: Constant, i: number) => {
    const other = larger.constants[i].tensor;
    return sameShape(tensor.shape, other.shape) && tensor.data.every((element, at) => Object.is(element, other.data[at]));
  };
  return graph.nodes.length === larger.nodes.length && graph.constants.length === larger.constants.length && graph.constants.every(isSame);
}

/** The nodes of the model in another graph, its weights replaced by the parameters. */
function repeated({ graph, input, scores }: Core, larger: Core, { build, inputs: [x], parameters, training }: BuildContext): Value {
  const shaped = sameShape(x.type.shape, input.type.shape) ? x : build.reshape(x, openBatch(input.type.shape, larger.input.type.shape));
  const typed = input.type.dtype === x.type.dtype ? shaped : build.cast(shaped, { to: input.type.dtype });
  const local = (name: string) => parameterName(name).slice(MODEL.length + 1);
  const constants = graph.constants.map(({ value, tensor }) => [value, parameters[local(value.name)] ?? build.constant(tensor, value.name)] as const);
  const keep = (name: string, next: Value) => local(name) in parameters && training?.keep(local(name), next);
  const given = new Map([[input, typed], ...constants]);
  return inline({ build, graph, larger: larger.graph, given, x, training: training && { ...training, keep } }).get(scores)!;
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

/** Whole numbers are those of words; they are never standardized. */
const readable: ReadonlySet<string> = new Set(['float32', 'int32', 'int64']);

function requireInput(name: string, { type }: Value, example: Shape, batchSize: number): void {
  const [batch, ...shape] = type.shape;
  if (batch !== batchSize) throw new Error(`The model "${name}" takes batches of ${batch ?? 'no'} examples only; export it with an open batch axis.`);
  if (readable.has(type.dtype) && elementCount(shape) === elementCount(example)) return;
  throw new Error(`The model "${name}" takes examples of ${type.dtype} ${formatShape(shape)}, but those of the dataset are ${formatShape(example)}.`);
}

function requireScores(name: string, { type }: Value, surroundings: Surroundings, batchSize: number): void {
  const [wanted, what] = 'classCount' in surroundings ? [surroundings.classCount, 'classes'] : [surroundings.targetCount, 'numbers to predict'];
  if (type.shape.length === 2 && type.shape[0] === batchSize && type.shape[1] === wanted) return;
  throw new Error(`The model "${name}" answers with ${formatShape(type.shape)} for ${batchSize} examples, but the dataset has ${wanted} ${what}.`);
}
