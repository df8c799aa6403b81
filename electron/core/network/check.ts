/**
 * Checks a network while it is being drawn: shapes, sizes, and a sentence for everything that cannot work.
 * Pure and fast enough to run on every edit.
 */
import { layerNamed } from '../layers';
import type { Field, FieldValues } from '../fields/definition';
import { isLearned, LayerProblem, type Fix, type LayerDefinition, type Surroundings } from '../layers/definition';
import { chosenText, completeFields, fieldProblem } from '../fields/fields';
import { elementCount, type Shape } from '../tensor/tensor';
import type { Text } from '../tensor/text';
import { entryOf, layerCountOf } from './blocks/catalog';
import { blockInput, blockOutput } from './blocks/ends';
import { insideOf } from './blocks/inside';
import { blockEndProblems, innerProblem, mostLayers, strayEndProblems, tooManyLayers } from './blocks/problems';
import { remembered } from './check-memory';
import type { LayerFace } from './face';
import type { Block, Connection, Layer, Network } from './network';
import { wire, type Problem, type Wiring } from './wiring';

export type { Problem } from './wiring';

/** What is known about one layer of a network. */
export interface LayerCheck {
  readonly layer: Layer;
  /** Shapes on the input ports, without the batch axis; `undefined` where nothing (or nothing sound) arrives. */
  readonly inputShapes: readonly (Shape | undefined)[];
  /** Shape of one output example, also the shape on every connection that leaves the layer. */
  readonly shape?: Shape;
  /** Elements of the learned tensors. */
  readonly parameterCount: number;
  /** Multiplications and additions of one forward pass for one example. */
  readonly flop: number;
  readonly problem?: Problem;
  /** Of an instance of a block: its inside, with these inputs and its own values. */
  readonly inside?: NetworkCheck;
}

export interface NetworkCheck {
  readonly layers: ReadonlyMap<string, LayerCheck>;
  readonly problems: readonly Problem[];
  /** Ids of the layers in the order of computation; layers of a cycle are left out. */
  readonly order: readonly string[];
  readonly parameterCount: number;
  readonly flop: number;
  /** Whether the network can be built and trained. */
  readonly ready: boolean;
}

/** A layer with more weights than this (1 GB with Adam's state) is a slip of the hand, not a plan; the largest of AlexNet has 38 million. */
const mostParametersOfLayer = 64 * 1024 * 1024;

/** What a layer is checked against. */
interface Scene {
  readonly network: Network;
  readonly surroundings: Surroundings;
  readonly wiring: Wiring;
  /** The layers in front. */
  readonly found: ReadonlyMap<string, LayerCheck>;
  /** By id of a block input, what enters there. */
  readonly entering: ReadonlyMap<string, Shape | undefined>;
}

/**
 * Looks at everything once and says what it found; never throws.
 * @param entering the inside of a block only: the shapes on its input ports
 */
export function checkNetwork(network: Network, surroundings: Surroundings, entering?: readonly (Shape | undefined)[]): NetworkCheck {
  const count = layerCountOf(network);
  if (count > mostLayers) return refused(network, tooManyLayers(count));
  const wiring = wire(network);
  const problems = new Map<string, Problem>();
  const keepFirst = (problem: Problem) => problems.has(problem.layer) || problems.set(problem.layer, problem);
  wiring.problems.forEach(keepFirst);
  const found = new Map<string, LayerCheck>();
  const inputs = network.layers.filter(({ kind }) => kind === blockInput.kind);
  const scene: Scene = { network, surroundings, wiring, found, entering: new Map(inputs.map(({ id }, port) => [id, entering?.[port]])) };
  for (const id of wiring.order) {
    const checked = checkLayer(id, scene);
    if (checked.problem) keepFirst(checked.problem);
    found.set(id, checked);
  }
  const layers = new Map(network.layers.map((layer) => [layer.id, withProblem(found.get(layer.id) ?? unchecked(layer), problems.get(layer.id))]));
  const all = [...wiring.problems, ...ofLayers(layers, wiring.problems), ...(entering ? blockEndProblems(network, wiring) : [...strayEndProblems(network), ...missingEnds(network, wiring, surroundings)])];
  const sum = (part: (check: LayerCheck) => number) => [...layers.values()].reduce((total, check) => total + part(check), 0);
  return {
    layers,
    problems: all,
    order: wiring.order,
    parameterCount: sum((check) => check.parameterCount),
    flop: sum((check) => check.flop),
    ready: all.length === 0,
  };
}

const refused = ({ layers }: Network, problem: Problem): NetworkCheck => ({
  layers: new Map(layers.map((layer) => [layer.id, unchecked(layer)])),
  problems: [problem],
  order: [],
  parameterCount: 0,
  flop: 0,
  ready: false,
});

const unchecked = (layer: Layer): LayerCheck => ({ layer, inputShapes: [], parameterCount: 0, flop: 0 });

/** The same object if nothing is added: whoever shows it need not look again. */
const withProblem = (check: LayerCheck, problem: Problem | undefined): LayerCheck => (check.problem === problem ? check : { ...check, problem });

function ofLayers(layers: ReadonlyMap<string, LayerCheck>, already: readonly Problem[]): Problem[] {
  const said = new Set(already);
  return [...layers.values()].flatMap(({ problem }) => (problem && !said.has(problem) ? [problem] : []));
}

function checkLayer(id: string, scene: Scene): LayerCheck {
  const { network, surroundings, wiring, found, entering } = scene;
  const ports = wiring.sources.get(id)!;
  const inputShapes = ports.map((port) => port && found.get(port.from)?.shape);
  const circumstances = { surroundings, blocks: network.blocks, ports, inputShapes, isUsed: wiring.used.has(id), entering: entering.get(id) };
  return remembered(wiring.known.get(id)!.layer, circumstances, () => lookAt(id, inputShapes, scene));
}

function lookAt(id: string, inputShapes: LayerCheck['inputShapes'], scene: Scene): LayerCheck {
  const { wiring } = scene;
  const { layer, definition } = wiring.known.get(id)!;
  const ports = wiring.sources.get(id)!;
  const start: LayerCheck = { ...unchecked(layer), inputShapes };
  const open = ports.findIndex((port) => !port);
  const blame = (text: Text, details: Omit<Problem, 'layer' | 'text'> = {}): LayerCheck => ({ ...start, problem: { layer: id, text, ...details } });
  const fields = completeFields(definition, layer.fields);
  const wrongField = fieldMistake(definition, fields);
  if (wrongField) return blame(wrongField.text, { fixes: [wrongField.fix] });
  if (open >= 0) return blame(openInput(definition, open), { port: open });
  if (!inputShapes.every((shape) => shape !== undefined)) return start;
  try {
    const result = measure(start, inputShapes, fields, scene);
    if (result.problem) return result;
    const isLoose = definition.hasOutput && !wiring.used.has(id);
    const text = definition.obstacle?.(fields, scene.surroundings) ?? (isLoose ? looseOutput(definition) : undefined);
    return text ? { ...result, problem: { layer: id, text } } : result;
  } catch (error) {
    if (error instanceof LayerProblem) return blame(error.text, mismatchOf(error, ports, inputShapes));
    return blame({ en: `This layer cannot be checked: ${String(error)}`, zh: `无法检查这一层：${String(error)}` });
  }
}

function mismatchOf({ fixes, mismatch }: LayerProblem, ports: readonly (Connection | undefined)[], shapes: readonly Shape[]): Omit<Problem, 'layer' | 'text'> {
  const port = mismatch?.port ?? 0;
  return { fixes, connection: ports[port]?.id, port, expected: mismatch?.expected, got: shapes[port] };
}

/** @throws LayerProblem if the layer cannot work on these inputs. */
function measure(start: LayerCheck, inputs: readonly Shape[], fields: FieldValues, scene: Scene): LayerCheck {
  const { id, kind } = start.layer;
  const definition = layerNamed(kind);
  if (definition) return measureLayer(start, definition, inputs, fields, scene.surroundings);
  const block = entryOf(scene.network.blocks, kind)?.block;
  if (block) return measureInstance(start, block, inputs, fields, scene);
  return { ...start, shape: kind === blockInput.kind ? scene.entering.get(id) : inputs[0] };
}

/** An instance is the sum of its inside, and its output is that of the inside. */
function measureInstance(start: LayerCheck, block: Block, inputs: readonly Shape[], fields: FieldValues, { network, surroundings }: Scene): LayerCheck {
  const inside = checkNetwork(insideOf(network, { block, fields }), surroundings, inputs);
  const output = block.layers.find(({ kind }) => kind === blockOutput.kind);
  const [problem] = inside.problems;
  return {
    ...start,
    inside,
    shape: output && inside.layers.get(output.id)?.shape,
    parameterCount: inside.parameterCount,
    flop: inside.flop,
    ...(problem ? { problem: innerProblem(start.layer.id, problem, block) } : {}),
  };
}

function measureLayer(start: LayerCheck, definition: LayerDefinition, inputs: readonly Shape[], fields: FieldValues, surroundings: Surroundings): LayerCheck {
  const shape = definition.inferShape(inputs, fields, surroundings);
  const learned = definition.parameters(inputs, fields).filter(isLearned);
  const parameterCount = learned.reduce((sum, parameter) => sum + elementCount(parameter.shape), 0);
  if (parameterCount > mostParametersOfLayer) {
    const count = parameterCount.toLocaleString('en');
    throw new LayerProblem({
      en: `This layer would have ${count} weights, more than fit in memory while training. Make it or its input smaller.`,
      zh: `这一层会有 ${count} 个权重，训练时内存放不下。请把它或它的输入改小。`,
    });
  }
  return { ...start, shape, parameterCount, flop: definition.flop(inputs, fields) };
}

function fieldMistake(definition: LayerFace, fields: FieldValues): { text: Text; fix: Fix } | undefined {
  for (const [name, field] of Object.entries(definition.fields)) {
    const text = fieldProblem(field, fields[name]);
    if (!text) continue;
    return { text, fix: { kind: 'setField', field: name, value: field.initial, text: initialRemedy(field) } };
  }
  return undefined;
}

function initialRemedy(field: Field): Text {
  const chosen = chosenText(field, field.initial);
  if (!chosen) return { en: `Set ${field.label.en} to ${field.initial}`, zh: `把${field.label.zh}改为 ${field.initial}` };
  return { en: `Set ${field.label.en} to ${chosen.en}`, zh: `把${field.label.zh}改为“${chosen.zh}”` };
}

function openInput({ title, inputs }: LayerFace, port: number): Text {
  if (inputs.length === 1) return { en: `${title.en} has no input yet. Connect a layer to it.`, zh: `${title.zh}还没有输入，请把一个层连过来。` };
  return { en: `Input ${port + 1} of ${title.en} is still open. Connect a layer to it.`, zh: `${title.zh}的输入 ${port + 1} 还空着，请把一个层连过来。` };
}

const looseOutput = ({ title }: LayerFace): Text => ({
  en: `The output of ${title.en} goes nowhere. Connect it to the next layer.`,
  zh: `${title.zh}的输出没有去处，请把它连到下一层。`,
});

const addInput: Fix = { kind: 'prepend', layer: 'input', text: { en: 'Add an Input layer', zh: '加一个输入层' } };
const addSoftmax: Fix = { kind: 'append', layer: 'softmax', text: { en: 'Add a Softmax layer', zh: '加一个 Softmax 层' } };
const addSquaredError: Fix = { kind: 'append', layer: 'squaredError', text: { en: 'Add a Squared error layer', zh: '加一个平方误差层' } };

/** Problems of the network as a whole: it needs an input layer and an output layer at least. */
function missingEnds({ layers }: Network, { known }: Wiring, surroundings: Surroundings): Problem[] {
  const problems: Problem[] = [];
  const hasInput = layers.some(({ id }) => known.get(id)?.definition.family === 'data');
  if (!hasInput) problems.push({ layer: '', text: { en: 'The network has no Input layer. Add one to feed it examples.', zh: '网络里没有输入层，请加一个来送入样本。' }, fixes: [addInput] });
  const hasOutput = layers.some(({ id }) => known.get(id)?.definition.loss);
  if (!hasOutput) {
    const text: Text = {
      en: 'The network has no output layer. Add one at its end, such as Softmax or Squared error; it says what the network should learn.',
      zh: '网络里没有输出层。请在末尾加上一个，例如 Softmax 或平方误差，它决定网络要学什么。',
    };
    problems.push({ layer: '', text, fixes: 'classCount' in surroundings ? [addSoftmax] : [addSquaredError] });
  }
  return problems;
}
