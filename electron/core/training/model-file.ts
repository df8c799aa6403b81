/** The exported model: the network as plain ONNX, with everything inside that classifying pictures needs. */
import type { Dataset } from '../datasets/definition';
import { learnedBy } from '../layers/shared/outputs';
import { buildInference, outputNames, type Tensors } from '../network/build';
import type { NetworkPlan, PlannedLayer } from '../network/plan';
import { decodeModel } from '../onnx/decode-model';
import type { onnx } from '../onnx/proto';
import { writeModel } from '../onnx/write-model';
import type { Shape } from '../tensor/tensor';

/** What an exported model that classifies pictures says about itself. */
export interface ModelCard {
  readonly name: string;
  readonly dataset: string;
  /** Name of each class, in the order of the output. */
  readonly labels: readonly string[];
  /** How pictures are prepared; see `preprocess`. */
  readonly pictures: string;
  /** [channels, height, width]. */
  readonly exampleShape: Shape;
}


/**
 * Input `image` (float32 [N, …], raw features); outputs `probabilities` and `logits` ([N, classes]) of a network that
 * learned classes, `prediction` ([N, targets]) of one that learned numbers, or ([N, …], in the units of the features) of
 * one that learned its examples; N is free. Further outputs have the id of their layer behind their name.
 */
export function exportModel(plan: NetworkPlan, parameters: Tensors, dataset: Dataset, version: string): Uint8Array {
  const graph = buildInference(plan, parameters, 1);
  const freeBatch = Object.fromEntries(['image', ...Object.keys(graph.outputs)].map((name) => [name, 'N']));
  const range = dataset.features === 'uint8' ? ' 0 to 255' : '';
  const says = plan.outputs.map((layer) => `${outputNames(plan, layer).prediction}: ${meaningOf(plan, layer, dataset)}`).join('; ');
  const description = `${plan.name}, trained on ${dataset.title.en}. Input: raw features${range}, standardized inside. Output: ${says}.`;
  return writeModel(graph, { description, metadata: metadataOf(plan, dataset), freeBatch, version });
}

function meaningOf({ surroundings }: NetworkPlan, layer: PlannedLayer, dataset: Dataset): string {
  if (learnedBy(layer, surroundings) === 'example') return 'the example made again, in the units of the features';
  return 'labels' in dataset ? 'probabilities of the classes' : `the numbers ${dataset.targets.join(', ')}`;
}

function metadataOf({ output, surroundings }: NetworkPlan, dataset: Dataset): Record<string, string> {
  const { name, pictures } = dataset;
  if (learnedBy(output, surroundings) === 'example') return { dataset: name, learned: 'examples' };
  if (!('labels' in dataset)) return { dataset: name, targets: JSON.stringify(dataset.targets) };
  const classes = { dataset: name, labels: JSON.stringify(dataset.labels) };
  return pictures ? { ...classes, pictures } : classes;
}

/**
 * What the model says about itself.
 * @throws one sentence if it is not a model that this app exported to classify pictures.
 */
export function readModelCard(name: string, bytes: Uint8Array): ModelCard {
  const { graph, metadataProps } = decodeModel(name, bytes);
  const facts = new Map((metadataProps ?? []).map(({ key, value }) => [key ?? '', value ?? '']));
  if (facts.has('targets')) throw new Error(`"${name}" predicts numbers, not classes, so it cannot name what is in a picture.`);
  if (facts.get('learned') === 'examples') throw new Error(`"${name}" learned to make its examples again, not to tell classes apart, so it cannot name what is in a picture.`);
  const labels = readLabels(facts.get('labels'));
  if (labels && !facts.has('pictures')) throw new Error(`"${name}" learned from examples that are not pictures, or of a kind this app cannot prepare, so it cannot classify pictures.`);
  const exampleShape = (graph?.input?.[0]?.type?.tensorType?.shape?.dim ?? []).slice(1).map(({ dimValue }) => Number(dimValue ?? 0));
  const isPictureModel = graph?.input?.[0]?.name === 'image' && exampleShape.length === 3 && exampleShape.every((size) => size > 0);
  if (!labels || !isPictureModel || !hasProbabilities(graph, labels.length)) {
    throw new Error(`"${name}" is an ONNX model, but not one that this app exported: it does not say what its classes are and how pictures are prepared.`);
  }
  return { name: graph?.name ?? '', dataset: facts.get('dataset') ?? '', labels, pictures: facts.get('pictures') ?? '', exampleShape };
}

/** Whether an output `probabilities` [N, classes] is there, one column for each label. */
function hasProbabilities(graph: onnx.IGraphProto | null | undefined, classes: number): boolean {
  const output = graph?.output?.find(({ name }) => name === 'probabilities');
  const dimensions = output?.type?.tensorType?.shape?.dim ?? [];
  return dimensions.length === 2 && Number(dimensions[1].dimValue ?? 0) === classes;
}

function readLabels(json: string | undefined): readonly string[] | undefined {
  try {
    const labels: unknown = JSON.parse(json ?? '');
    return Array.isArray(labels) && labels.length > 0 && labels.every((label) => typeof label === 'string') ? labels : undefined;
  } catch {
    return undefined;
  }
}
