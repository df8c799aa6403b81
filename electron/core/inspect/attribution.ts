/** Which parts of an example speak for a class: gradients of its score at the example and at a layer. */
import { differentiate } from '../differentiate/differentiate';
import { interpret } from '../interpret/interpret';
import type { NetworkPlan } from '../network/plan';
import { float32, reshapeTensor, type Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { largestOf, scoreFeeds, scoreGraph } from './shared/scores';

export interface AttributionBody {
  /** One example, [1, ...exampleShape], raw. */
  readonly features: Tensor;
  /** Whose score is asked about; the predicted class when left out. */
  readonly target?: number;
  /** A layer with channels, height and width. */
  readonly layer: string;
}

export interface AttributionAnswer {
  readonly target: number;
  readonly predicted: number;
  /** Before and after the function of the output layer, one for each class. */
  readonly scores: Tensor;
  readonly prediction: Tensor;
  /** d(score)/d(raw feature), in the shape of the example. */
  readonly saliency: Tensor;
  /** Σ over the channels of activation · d(score)/d(activation), [height, width]. */
  readonly product: Tensor;
  readonly gradCam: Tensor;
}

/** @throws a sentence if the layer has no places, or the network no scores. */
export function attribution({ plan, parameters }: InspectedModel, { features, target: wanted, layer }: AttributionBody): AttributionAnswer {
  requirePlaces(plan, layer);
  const { build, image, layers, scores, prediction } = scoreGraph(plan, 1);
  const feeds = scoreFeeds(parameters, features);
  const said = interpret(build.graph({ scores, prediction }), feeds).outputs;
  const predicted = largestOf(said.scores.data);
  const target = wanted ?? predicted;
  const score = build.reduceSum(build.slice(scores, { starts: [target], ends: [target + 1], axes: [1] }), { keepdims: 0 });
  const value = layers.get(layer)!;
  const gradients = differentiate(build, build.graph({ score, value }), score, [image, value]);
  const found = interpret(build.graph({ activation: value, gradient: gradients.get(value)!, saliency: gradients.get(image)! }), feeds).outputs;
  return {
    scores: first(said.scores),
    prediction: first(said.prediction),
    target,
    predicted,
    saliency: first(found.saliency),
    product: productOf(first(found.activation), first(found.gradient)),
    gradCam: gradCamOf(first(found.activation), first(found.gradient)),
  };
}

function requirePlaces({ layers }: NetworkPlan, id: string): void {
  const layer = layers.find((each) => each.id === id);
  if (layer?.shape.length !== 3) throw new Error(`The layer "${id}" has no height and width; choose one whose output is a stack of pictures.`);
}

/** Without the batch axis. */
const first = (tensor: Tensor): Tensor => reshapeTensor(tensor, tensor.shape.slice(1));

/** Activation times gradient, summed over the channels. @param activation [C, H, W], like the gradient */
export function productOf({ shape: [channels, height, width], data }: Tensor, gradient: Tensor): Tensor {
  const area = height * width;
  const sums = new Float32Array(area);
  for (let i = 0; i < channels * area; i++) sums[i % area] += data[i] * gradient.data[i];
  return float32([height, width], sums);
}

/**
 * Grad-CAM (Selvaraju et al. 2017): relu(Σ_k α_k A_k), where α_k is the mean over all places of d(score)/d(A_k).
 * @param activation A, [C, H, W], like the gradient
 * @returns [H, W]
 */
export function gradCamOf({ shape: [channels, height, width], data }: Tensor, gradient: Tensor): Tensor {
  const area = height * width;
  const sums = new Float64Array(area);
  for (let k = 0; k < channels; k++) {
    let alpha = 0;
    for (let i = 0; i < area; i++) alpha += gradient.data[k * area + i] / area;
    for (let i = 0; i < area; i++) sums[i] += alpha * data[k * area + i];
  }
  return float32([height, width], sums.map((sum) => Math.max(0, sum)));
}
