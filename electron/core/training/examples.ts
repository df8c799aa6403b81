/** Examples of a split as the tensors that networks take and are compared with. */
import type { Split } from '../datasets/definition';
import type { NetworkPlan } from '../network/plan';
import { elementCount, float32, int64, type Shape, type Tensor, type TensorType } from '../tensor/tensor';

/** Examples `start` … `start + size - 1` as float32 [size, ...exampleShape], raw features. */
export function imagesOf({ features }: Split, exampleShape: Shape, start: number, size: number): Tensor {
  const length = elementCount(exampleShape);
  return float32([size, ...exampleShape], features.subarray(start * length, (start + size) * length));
}

/** What the network should have said about these examples: classes as int64 [size], or numbers as float32 [size, targets]. */
export function truthOf(split: Split, start: number, size: number): Tensor {
  if ('labels' in split) return int64([size], split.labels.subarray(start, start + size));
  const targets = split.targets.length / split.count;
  return float32([size, targets], split.targets.subarray(start * targets, (start + size) * targets));
}

/** Input of a training step that tells the truth about its batch. */
export function truthInput({ surroundings }: NetworkPlan, batchSize: number): { readonly name: 'label' | 'target'; readonly type: TensorType } {
  return 'classCount' in surroundings
    ? { name: 'label', type: { dtype: 'int64', shape: [batchSize] } }
    : { name: 'target', type: { dtype: 'float32', shape: [batchSize, surroundings.targetCount] } };
}

/** The whole split, by the inputs of a training step. */
export function trainingTensors(plan: NetworkPlan, split: Split): Readonly<Record<string, Tensor>> {
  const { exampleShape, features: dtype } = plan.surroundings;
  const image = { dtype, shape: [split.count, ...exampleShape], data: split.features };
  return { image, [truthInput(plan, split.count).name]: truthOf(split, 0, split.count) };
}

/** The first examples of a split, at most `most`; shares its memory. */
export function firstExamples<Part extends Split>(split: Part, most: number): Part;
export function firstExamples(split: Split, most: number): Split {
  const count = Math.min(split.count, most);
  const part = <Data extends Uint8Array | Float32Array>(data: Data): Data => data.subarray(0, (data.length / split.count) * count) as Data;
  const features = part(split.features);
  return 'labels' in split ? { count, features, labels: part(split.labels) } : { count, features, targets: part(split.targets) };
}
