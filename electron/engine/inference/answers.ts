/** What the network of the canvas says to many examples at once. */
import type { Split } from '@core/datasets/definition';
import { outputNames } from '@core/network/build';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { imagesOf } from '@core/training/examples';
import { elementCount } from '@core/tensor/tensor';
import type { ExampleAnswers } from '../../ipc/engine-protocol';
import { ModelSession } from '../../runtime/session';
import type { CanvasModel } from '../worker-protocol';

/** Examples that go through the network together. */
const together = 100;

/** Of the first examples of a split, at most `most`. */
export async function answersOf({ network, bytes, step }: CanvasModel, split: Split, most: number): Promise<ExampleAnswers> {
  const { output, surroundings } = planNetwork(network, surroundingsOf(network));
  const { prediction, logits = prediction } = outputNames({ output, surroundings }, output);
  const count = Math.min(most, split.count);
  const width = elementCount(output.shape);
  const [scores, predictions] = [new Float32Array(count * width), new Float32Array(count * width)];
  const session = await ModelSession.open(bytes, { threads: 1 });
  try {
    for (let start = 0; start < count; start += together) {
      const said = await session.run({ image: imagesOf(split, surroundings.exampleShape, start, Math.min(together, count - start)) });
      scores.set(said[logits].data, start * width);
      predictions.set(said[prediction].data, start * width);
    }
  } finally {
    await session.close();
  }
  return { step, count: split.count, width, scores, predictions, ...truthOf(split, count) };
}

function truthOf(split: Split, count: number): Pick<ExampleAnswers, 'labels' | 'targets'> {
  if ('labels' in split) return { labels: Uint8Array.from(split.labels.subarray(0, count)) };
  return { targets: Float32Array.from(split.targets.subarray(0, (count * split.targets.length) / split.count)) };
}
