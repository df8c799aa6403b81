/** Compares an exported file with the interpreter. */
import type { Split } from '@core/datasets/definition';
import { outputNames } from '@core/network/build';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { interpretInference } from '@core/training/evaluate';
import { imagesOf } from '@core/training/examples';
import type { Tensor } from '@core/tensor/tensor';
import { ModelSession } from '../../runtime/session';
import type { CanvasModel } from '../worker-protocol';

/** Runs the first test examples through both, one at a time, so that other requests need not wait for all. */
export async function verify({ network, parameters, bytes }: CanvasModel, test: Split, most: number): Promise<{ examples: number; largestDifference: number }> {
  const plan = planNetwork(network, surroundingsOf(network));
  const interpreted = interpretInference(plan, parameters);
  const session = await ModelSession.open(bytes, { threads: 1 });
  const predictions = plan.outputs.map((layer) => outputNames(plan, layer).prediction);
  const examples = Math.min(most, test.count);
  try {
    let largest = 0;
    for (let example = 0; example < examples; example++) {
      const feeds = { image: imagesOf(test, plan.surroundings.exampleShape, example, 1) };
      const [ours, file] = [await interpreted(feeds), await session.run(feeds)];
      for (const output of predictions) largest = Math.max(largest, largestDifference(ours[output], file[output]));
    }
    return { examples, largestDifference: largest };
  } finally {
    await session.close();
  }
}

/** A value that is no number on one side only counts as infinitely different. */
function largestDifference(a: Tensor, b: Tensor): number {
  const differences = Array.from(a.data, (value, i) => Math.abs(value - b.data[i]));
  return differences.reduce((most, difference) => Math.max(most, Number.isNaN(difference) ? Infinity : difference), 0);
}
