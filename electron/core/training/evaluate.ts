/** Loss and metrics of a network on a whole split. */
import type { Split } from '../datasets/definition';
import type { Graph } from '../graph/graph';
import { interpret } from '../interpret/interpret';
import { numberIn } from '../fields/fields';
import { learnedBy } from '../layers/shared/outputs';
import { standardize } from '../layers/shared/standardize';
import { losses } from '../losses';
import { buildInference, outputNames, type Tensors } from '../network/build';
import type { NetworkPlan, PlannedLayer } from '../network/plan';
import { buildGraph } from '../ops/builder';
import { elementCount, type Tensor } from '../tensor/tensor';
import { imagesOf, truthOf } from './examples';
import type { Parts } from './course/gathering';
import { accuracyOf } from './metrics/accuracy';
import { ConfusionMatrix, type Confusion } from './metrics/confusion';
import { MeanAbsoluteError } from './metrics/mean-absolute-error';
import { RSquared } from './metrics/r-squared';
import { TopFive } from './metrics/top-five';

/** Runs an inference graph on `image` (float32 [N, …], any N): an ONNX session, or the interpreter. */
export type RunInference = (feeds: { readonly image: Tensor }) => Promise<Readonly<Record<string, Tensor>>>;

interface Measured {
  readonly loss: number;
  /** Of each of several output layers, before its weight; absent with a single one. */
  readonly parts?: Parts;
  readonly examples: number;
}

export interface ClassMetrics {
  /** Share of examples whose most probable class is the right one. */
  readonly accuracy: number;
  /** Share of examples whose class is among the five most probable ones; absent with five classes or fewer. */
  readonly topFive?: number;
  readonly confusion: Confusion;
}

export interface NumberMetrics {
  /** In the units of the targets; of examples in those of the features. */
  readonly meanAbsoluteError: number;
  /** The mean over the targets; of examples the share of the variance of all features. */
  readonly rSquared: number;
}

export type ClassEvaluation = Measured & ClassMetrics;
export type NumberEvaluation = Measured & NumberMetrics;
export type Evaluation = ClassEvaluation | NumberEvaluation;

/** Small enough that a person who pauses meanwhile does not notice. */
const batchSize = 100;

/** Runs the network in plain TypeScript. */
export function interpretInference(plan: NetworkPlan, parameters: Tensors): RunInference {
  const graphs = new Map<number, Graph>();
  return async ({ image }) => {
    const [size] = image.shape;
    const graph = graphs.get(size) ?? buildInference(plan, parameters, size);
    graphs.set(size, graph);
    return interpret(graph, { image }).outputs;
  };
}

/** The loss of all outputs together, and the metrics of the one by which the network is judged. */
export async function evaluate(plan: NetworkPlan, split: Split, run: RunInference): Promise<Evaluation> {
  const judge = judgeOf(plan);
  const sums = new Map(plan.outputs.map(({ id }) => [id, 0]));
  for (let start = 0; start < split.count; start += batchSize) {
    const size = Math.min(batchSize, split.count - start);
    const image = imagesOf(split, plan.surroundings.exampleShape, start, size);
    const outputs = await run({ image });
    for (const layer of plan.outputs) {
      const { prediction, logits = prediction } = outputNames(plan, layer);
      const isExample = learnedBy(layer, plan.surroundings) === 'example';
      const truth = isExample ? { ...image, shape: [size, ...layer.shape] } : truthOf(split, start, size);
      sums.set(layer.id, sums.get(layer.id)! + size * lossOf(plan, layer, outputs[logits], truth));
      if (layer === plan.output) judge.add(outputs[logits], truth);
    }
  }
  return { ...lossesOf(plan, sums, split.count), examples: split.count, ...judge.metrics() };
}

function lossesOf({ outputs }: NetworkPlan, sums: ReadonlyMap<string, number>, examples: number): { readonly loss: number; readonly parts?: Parts } {
  const parts = Object.fromEntries([...sums].map(([id, sum]) => [id, sum / examples]));
  const loss = outputs.reduce((sum, { id, fields }) => sum + numberIn(fields, 'weight') * parts[id], 0);
  return outputs.length === 1 ? { loss } : { loss, parts };
}

/** What looks at the answers of all batches, one after the other. */
interface Judge {
  readonly add: (answer: Tensor, truth: Tensor) => void;
  readonly metrics: () => ClassMetrics | NumberMetrics;
}

const judgeOf = ({ output, surroundings }: NetworkPlan): Judge => {
  const learned = learnedBy(output, surroundings);
  return learned === 'classes' ? judgeClasses(output.shape[0]) : judgeNumbers(elementCount(output.shape), learned === 'example' ? 'variance' : 'equal');
};

function judgeClasses(classes: number): Judge {
  const confusion = new ConfusionMatrix(classes);
  const topFive = new TopFive();
  return {
    add: (logits, labels) => {
      confusion.add(logits, labels);
      topFive.add(logits, labels);
    },
    metrics: () => {
      const metrics = { accuracy: accuracyOf(confusion.counts), confusion: confusion.counts };
      return classes > 5 ? { ...metrics, topFive: topFive.share } : metrics;
    },
  };
}

function judgeNumbers(targetCount: number, weighting: 'equal' | 'variance'): Judge {
  const error = new MeanAbsoluteError();
  const rSquared = new RSquared(targetCount, weighting);
  return {
    add: (predictions, targets) => {
      error.add(predictions, targets);
      rSquared.add(predictions, targets);
    },
    metrics: () => ({ meanAbsoluteError: error.value, rSquared: rSquared.value }),
  };
}

/** Of one batch; examples are compared as training compares them, standardized. */
function lossOf({ surroundings }: NetworkPlan, layer: PlannedLayer, answer: Tensor, truth: Tensor): number {
  const build = buildGraph('loss');
  const isExample = learnedBy(layer, surroundings) === 'example';
  const [logits, wanted] = [build.input('answer', answer), build.input('truth', truth)].map((value) => (isExample ? standardize(build, value, surroundings) : value));
  const loss = losses[layer.definition.loss!].build({ build, logits, truth: wanted, fields: layer.fields });
  return interpret(build.graph({ loss }), { answer, truth }).outputs.loss.data[0];
}
