/** Loss and accuracy of a network on a whole split. */
import type { Split } from '../datasets/definition';
import type { Graph } from '../graph/graph';
import { interpret } from '../interpret/interpret';
import { losses } from '../losses';
import { buildInference, type Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import { buildGraph } from '../ops/builder';
import { elementCount, float32, int64, type Shape, type Tensor } from '../tensor/tensor';

/** Runs an inference graph on `image` (float32 [N, …], any N): an ONNX session, or the interpreter. */
export type RunInference = (feeds: { readonly image: Tensor }) => Promise<Readonly<Record<string, Tensor>>>;

export interface Evaluation {
  readonly loss: number;
  /** Share of examples whose most probable class is the right one. */
  readonly accuracy: number;
  readonly examples: number;
}

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

export async function evaluate(plan: NetworkPlan, split: Split, run: RunInference): Promise<Evaluation> {
  const { exampleShape } = plan.surroundings;
  let [loss, correct] = [0, 0];
  for (let start = 0; start < split.count; start += batchSize) {
    const size = Math.min(batchSize, split.count - start);
    const { logits } = await run({ image: imagesOf(split, exampleShape, start, size) });
    const labels = int64([size], split.labels.subarray(start, start + size));
    loss += size * batchLoss(plan, logits, labels);
    correct += countCorrect(logits, labels);
  }
  return { loss: loss / split.count, accuracy: correct / split.count, examples: split.count };
}

/** Examples `start` … `start + size - 1` as float32 [size, ...exampleShape], raw features. */
export function imagesOf({ features }: Split, exampleShape: Shape, start: number, size: number): Tensor {
  const pixels = elementCount(exampleShape);
  return float32([size, ...exampleShape], features.subarray(start * pixels, (start + size) * pixels));
}

function batchLoss({ output }: NetworkPlan, logits: Tensor, labels: Tensor): number {
  const build = buildGraph('loss');
  const inputs = { logits: build.input('logits', logits), labels: build.input('labels', labels) };
  const loss = losses[output.definition.loss!].build({ build, ...inputs, fields: output.fields });
  return interpret(build.graph({ loss }), { logits, labels }).outputs.loss.data[0];
}

function countCorrect({ data, shape: [size, classes] }: Tensor, labels: Tensor): number {
  let correct = 0;
  for (let row = 0; row < size; row++) {
    const scores = data.subarray(row * classes, (row + 1) * classes);
    if (largestAt(scores) === labels.data[row]) correct++;
  }
  return correct;
}

const largestAt = (scores: ArrayLike<number>): number => {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
  return best;
};
