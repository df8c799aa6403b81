/**
 * From a model file to a network: our layers where a node, or a few, compute what one of them computes, and operator
 * layers elsewhere. The weights come beside it as named tensors.
 */
import { choiceOf, datasets } from '../datasets';
import type { DatasetChoice } from '../datasets/definition';
import type { Graph, Value } from '../graph/graph';
import { layerNamed } from '../layers';
import { completeFields } from '../fields/fields';
import { surroundingsOf } from '../network/surroundings';
import type { Connection, Layer, Network } from '../network/network';
import { trainedOn } from '../onnx/decode-model';
import { readModel } from '../onnx/read-model';
import type { Text } from '../tensor/text';
import type { Tensor } from '../tensor/tensor';
import { batchSizes } from './batch-first/placed';
import { batchFirst } from './batch-first/rewrite';
import { endsOf, fittingDataset, inputFields, standardizing } from './ends';
import { findLayers } from './find-layers';
import { nameFor, Names } from './names';
import type { Found } from './surroundings';
import { extendGraph } from '../ops/builder';

export interface RecognizedModel {
  readonly network: Network;
  /** By `<layer id>.<parameter>`. */
  readonly weights: Readonly<Record<string, Tensor>>;
}

export interface RecognitionChoices {
  /** Of the network. */
  readonly name: string;
  /** Stays if the file names no other one, and no dataset has examples like the model's. */
  readonly dataset: DatasetChoice;
  /** In the language of the person. */
  readonly say: (text: Text) => string;
}

/**
 * The layers stand at the origin; arranging them is another matter.
 * @throws one sentence if the file is damaged or cannot become a network.
 */
export function recognizeModel(bytes: Uint8Array, choices: RecognitionChoices): RecognizedModel {
  const [graph, larger] = batchSizes.map((batchSize) => readModel(bytes, { batchSize }));
  try {
    return new Drawing(batchFirst(graph, larger), { ...choices, dataset: usualDataset(bytes, choices) }).draw();
  } catch (cause) {
    throw new Error(`This model cannot be opened as a network: ${(cause as Error).message.replace(/\.$/, '')}.`, { cause });
  }
}

/** That of the network, unless the file says that it learned from another one that is known. */
function usualDataset(bytes: Uint8Array, { name, dataset }: RecognitionChoices): DatasetChoice {
  const before = trainedOn(name, bytes);
  return before === undefined || before === dataset.dataset || !Object.hasOwn(datasets, before) ? dataset : { dataset: before };
}

class Drawing {
  private readonly names = new Names();
  private readonly ids = new Names();
  /** The layer that gives a value. */
  private readonly sources = new Map<Value, string>();
  private readonly layers: Layer[] = [];
  private readonly connections: Connection[] = [];
  private readonly weights: Record<string, Tensor> = {};

  constructor(
    private readonly graph: Graph,
    private readonly choices: RecognitionChoices,
  ) {}

  draw(): RecognizedModel {
    const { graph } = this;
    const [input] = graph.inputs;
    if (!input) throw new Error('it has no input');
    const ends = endsOf(graph);
    const dataset = fittingDataset(input, ends, this.choices.dataset);
    // Of what was cut off before the output layers, nothing is drawn.
    const needed = Object.fromEntries(ends.map((end, i) => [String(i), end.input]));
    const body = extendGraph(graph).graph(needed);
    const found = findLayers(body, surroundingsOf(dataset), (node, around) => standardizing(node, input, dataset, around));
    const used = new Set([...found.flatMap(({ inputs }) => inputs), ...Object.values(needed)]);
    for (const each of graph.inputs.filter((value) => used.has(value))) this.sources.set(each, this.add({ kind: 'modelInput', fields: inputFields(each), inputs: [] }));
    found.forEach((layer) => this.sources.set(layer.output, this.add(layer, nameFor(layer, this.titleOf(layer)))));
    ends.forEach(({ kind, input: value }) => this.add({ kind, inputs: [value] }));
    return { network: { name: this.choices.name, ...choiceOf(dataset), layers: this.layers, connections: this.connections }, weights: this.weights };
  }

  private titleOf = ({ kind }: Pick<Found, 'kind'>): string => this.choices.say(layerNamed(kind)!.title);

  /** @returns the id of the new layer. */
  private add({ kind, fields = {}, inputs, tensors = {} }: Found, name = this.titleOf({ kind })): string {
    const definition = layerNamed(kind)!;
    const id = this.ids.fresh(kind.split('-').slice(0, 2).join('-'), '-');
    this.layers.push({ id, kind, name: this.names.fresh(name, ' '), fields: completeFields(definition, fields), position: { x: 0, y: 0 } });
    inputs.forEach((value, port) => {
      const from = this.sources.get(value)!;
      this.connections.push({ id: `${from}-${id}-${port}`, from, to: id, port });
    });
    for (const [parameter, tensor] of Object.entries(tensors)) this.weights[`${id}.${parameter}`] = tensor;
    return id;
  }
}
