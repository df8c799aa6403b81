/** What layers of a network say at points of the plane: decision regions, pictures of units, and how a layer bends the plane. */
import { interpret } from '../interpret/interpret';
import type { Tensors } from '../network/build';
import type { NetworkPlan } from '../network/plan';
import { elementCount, float32 } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { forwardFeeds, forwardGraph } from './shared/forward';

export interface PlaneBody {
  /** x and y of one point after the other, in the units of the raw features. */
  readonly points: Float32Array;
  /** Ids of the layers that are asked. */
  readonly layers: readonly string[];
}

/** What a layer says: `width` numbers for each point, one point after the other. Of an output layer its prediction. */
export interface LayerOverPlane {
  readonly width: number;
  readonly values: Float32Array;
}

export type PlaneAnswer = Readonly<Record<string, LayerOverPlane>>;

/** Points that go through the network together: enough that the cost of a node hardly counts, few enough for the cache. */
const together = 1024;

/**
 * The last points go through with others behind them that nobody asked for, so that one graph does for all.
 * @throws a sentence if the network has no such layer.
 */
export function plane({ plan, parameters }: InspectedModel, { points, layers }: PlaneBody): PlaneAnswer {
  const count = points.length / 2;
  const answer = Object.fromEntries(layers.map((id) => [id, emptyAnswer(plan, id, count)]));
  for (let start = 0; start < count; start += together) {
    const part = points.subarray(2 * start, 2 * (start + together));
    const said = passThrough(plan, parameters, part);
    for (const id of layers) answer[id].values.set(said[id].data.subarray(0, (part.length / 2) * answer[id].width), start * answer[id].width);
  }
  return answer;
}

function emptyAnswer(plan: NetworkPlan, id: string, count: number): LayerOverPlane {
  const layer = plan.layers.find((each) => each.id === id);
  if (!layer) throw new Error(`The network has no layer "${id}" any more.`);
  const width = elementCount(layer.shape);
  return { width, values: new Float32Array(count * width) };
}

function passThrough(plan: NetworkPlan, parameters: Tensors, points: Float32Array): Tensors {
  const features = new Float32Array(2 * together);
  features.set(points);
  return interpret(forwardGraph(plan, together).graph, forwardFeeds(parameters, float32([together, 2], features))).outputs;
}
