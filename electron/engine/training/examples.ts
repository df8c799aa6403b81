/** A part of a split that can be sent: nothing of it shares memory with the rest. */
import type { Split } from '@core/datasets/definition';
import type { Surroundings } from '@core/layers/definition';
import { elementCount } from '@core/tensor/tensor';
import type { ExamplePart } from '../../ipc/engine-protocol';

/**
 * Examples `start` … `start + most - 1`, fewer at the end of the split.
 * @throws a sentence if the split ends before `start`.
 */
export function partOf(split: Split, { exampleShape, features: dtype }: Surroundings, start: number, most: number): ExamplePart {
  const { count } = split;
  if (start >= count) throw new Error(`There is no example ${start + 1}: this part of the dataset has ${count}. Choose a smaller number.`);
  const size = Math.min(most, count - start);
  const part = <Data extends Uint8Array | Float32Array>(data: Data, perExample: number): Data => data.subarray(start * perExample, (start + size) * perExample) as Data;
  const features = { dtype, shape: [size, ...exampleShape], data: copied(part(split.features, elementCount(exampleShape))) };
  if ('labels' in split) return { count, features, labels: new Uint8Array(part(split.labels, 1)) };
  return { count, features, targets: new Float32Array(part(split.targets, split.targets.length / count)) };
}

/** Of bytes that were read from a file, `slice` would share the memory. */
const copied = (data: Uint8Array | Float32Array): Uint8Array | Float32Array => (data instanceof Float32Array ? new Float32Array(data) : new Uint8Array(data));
