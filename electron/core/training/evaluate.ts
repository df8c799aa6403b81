/** Loss and metrics of a network on a whole split. */
import type { ClassSplit, NumberSplit, Split } from '../datasets/definition';
import type { Graph } from '../graph/graph';
import { interpret } from '../interpret/interpret';
import { losses } from '../losses';
import { buildInference, type Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import { buildGraph } from '../ops/builder';
import type { Tensor } from '../tensor/tensor';
import { imagesOf, truthOf } from './examples';
import { accuracyOf } from './metrics/accuracy';
import { ConfusionMatrix, type Confusion } from './metrics/confusion';
import { meanAbsoluteError } from './metrics/mean-absolute-error';
import { rSquared } from './metrics/r-squared';
import { TopFive } from './metrics/top-five';

/** Runs an inference graph on `image` (float32 [N, …], any N): an ONNX session, or the interpreter. */
export type RunInference = (feeds: { readonly image: Tensor }) => Promise<Readonly<Record<string, Tensor>>>;

interface Measured {
  readonly loss: number;
  readonly examples: number;
}

export interface ClassEvaluation extends Measured {
  /** Share of examples whose most probable class is the right one. */
  readonly accuracy: number;
  /** Share of examples whose class is among the five most probable ones; absent with five classes or fewer. */
  readonly topFive?: number;
  readonly confusion: Confusion;
}

export interface NumberEvaluation extends Measured {
  readonly meanAbsoluteError: number;
  readonly rSquared: number;
}

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

export function evaluate(plan: NetworkPlan, split: ClassSplit, run: RunInference): Promise<ClassEvaluation>;
export function evaluate(plan: NetworkPlan, split: NumberSplit, run: RunInference): Promise<NumberEvaluation>;
export function evaluate(plan: NetworkPlan, split: Split, run: RunInference): Promise<Evaluation>;
export function evaluate(plan: NetworkPlan, split: Split, run: RunInference): Promise<Evaluation> {
  return 'labels' in split ? evaluateClasses(plan, split, run) : evaluateNumbers(plan, split, run);
}

async function evaluateClasses(plan: NetworkPlan, split: ClassSplit, run: RunInference): Promise<ClassEvaluation> {
  const [classes] = plan.output.shape;
  const confusion = new ConfusionMatrix(classes);
  const topFive = new TopFive();
  const loss = await eachBatch(plan, split, run, 'logits', (logits, labels) => {
    confusion.add(logits, labels);
    topFive.add(logits, labels);
  });
  const evaluation = { loss, examples: split.count, accuracy: accuracyOf(confusion.counts), confusion: confusion.counts };
  return classes > 5 ? { ...evaluation, topFive: topFive.share } : evaluation;
}

async function evaluateNumbers(plan: NetworkPlan, split: NumberSplit, run: RunInference): Promise<NumberEvaluation> {
  const predictions: number[] = [];
  const loss = await eachBatch(plan, split, run, 'prediction', ({ data }) => predictions.push(...data));
  const [targetCount] = plan.output.shape;
  return {
    loss,
    examples: split.count,
    meanAbsoluteError: meanAbsoluteError(predictions, split.targets),
    rSquared: rSquared(predictions, split.targets, targetCount),
  };
}

/** Hands the named output of each batch on, beside the truth about it, and answers the mean loss of all examples. */
async function eachBatch(plan: NetworkPlan, split: Split, run: RunInference, output: string, take: (output: Tensor, truth: Tensor) => void): Promise<number> {
  const { exampleShape } = plan.surroundings;
  let loss = 0;
  for (let start = 0; start < split.count; start += batchSize) {
    const size = Math.min(batchSize, split.count - start);
    const outputs = await run({ image: imagesOf(split, exampleShape, start, size) });
    const truth = truthOf(split, start, size);
    loss += size * batchLoss(plan, outputs[output], truth);
    take(outputs[output], truth);
  }
  return loss / split.count;
}

function batchLoss({ output }: NetworkPlan, logits: Tensor, truth: Tensor): number {
  const build = buildGraph('loss');
  const inputs = { logits: build.input('logits', logits), truth: build.input('truth', truth) };
  const loss = losses[output.definition.loss!].build({ build, ...inputs, fields: output.fields });
  return interpret(build.graph({ loss }), { logits, truth }).outputs.loss.data[0];
}
