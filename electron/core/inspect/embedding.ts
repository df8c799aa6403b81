/** What a layer makes of many examples, as points with one coordinate for each of its numbers, and what the network takes them for. */
import { learnedBy } from '../layers/shared/outputs';
import { elementCount, type Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { outputs } from './outputs';
import { largestOf } from './shared/scores';

export interface EmbeddingBody {
  /** [N, ...exampleShape], raw, in the type of the stored features. */
  readonly features: Tensor;
  readonly layer: string;
}

export interface EmbeddingAnswer {
  /** Coordinates of each point. */
  readonly width: number;
  /** [N · width], one point after the other. */
  readonly points: Float32Array;
  /** Predicted class of each example; absent if the network learns no classes. */
  readonly predicted?: Uint8Array;
}

export function embedding(model: InspectedModel, { features, layer }: EmbeddingBody): EmbeddingAnswer {
  const { output, surroundings } = model.plan;
  const { layers } = outputs(model, { features, layers: [layer, output.id] });
  const points = Float32Array.from(layers[layer].data);
  const width = points.length / features.shape[0];
  if (learnedBy(output, surroundings) !== 'classes') return { width, points };
  const [classes, said] = [elementCount(output.shape), layers[output.id].data];
  const predicted = Uint8Array.from({ length: features.shape[0] }, (_, i) => largestOf(said.subarray(i * classes, (i + 1) * classes)));
  return { width, points, predicted };
}
