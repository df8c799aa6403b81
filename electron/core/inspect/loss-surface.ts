/** The loss over a plane in the space of the weights, and the axes of such a plane. */
import { interpret } from '../interpret/interpret';
import { buildForward, type Tensors } from '../network/build';
import { learnedParameters, type NetworkPlan } from '../network/plan';
import { buildGraph } from '../ops/builder';
import { float32, int64, type Tensor } from '../tensor/tensor';
import { truthInput } from '../training/examples';
import { measure } from '../training/step/measure';
import type { ExampleTensors, InspectedModel } from './model';
import { makeDirections, moved, principalDirections, type Direction, type Directions } from './shared/directions';

export interface LossPlane extends ExampleTensors {
  readonly directions: Directions;
  /** The weights in the middle, with running statistics; the present ones when left out. */
  readonly center?: Tensors;
}

export interface LossSurfaceBody extends LossPlane {
  /** How far the plane reaches from the middle, in lengths of the directions; above 0. */
  readonly radius: number;
  /** Of each side, at least 2; an odd number has the middle among them. */
  readonly places: number;
  /** The rows to compute, from the first up to but without the second; all when left out. */
  readonly rows?: readonly [number, number];
}

export interface LossSurfaceAnswer {
  /** [rows · places] losses of the examples without penalty, row by row from the lowest y up. */
  readonly losses: Float64Array;
  /** The weights in the middle, to stay there while the network learns on. */
  readonly weights: Tensors;
}

/** As the network is used: without dropout and noise, normalized by the running statistics. */
export function lossSurface({ plan, parameters }: InspectedModel, { directions, center = parameters, radius, places, rows = [0, places], ...examples }: LossSurfaceBody): LossSurfaceAnswer {
  const plane = makeDirections(plan, center, directions);
  const lossOf = lossFunction(plan, examples);
  const along = (i: number) => radius * ((2 * i) / (places - 1) - 1);
  const [first, end] = rows;
  const losses = Float64Array.from({ length: (end - first) * places }, (_, i) => lossOf(moved(center, plane, along(i % places), along(first + Math.floor(i / places)))));
  return { losses, weights: center };
}

/** What was learned at one moment of a training. */
export interface LossMoment {
  /** Of the examples, without penalty. */
  readonly loss: number;
  /** Learned weights only. */
  readonly weights: Tensors;
}

export function lossMoment({ plan, parameters }: InspectedModel, examples: ExampleTensors): LossMoment {
  const weights = Object.fromEntries(learnedParameters(plan).map(({ name }) => [name, parameters[name]]));
  return { loss: lossFunction(plan, examples)(parameters), weights };
}

export interface LossAxesBody {
  readonly directions: Exclude<Directions, { kind: 'made' }> | { readonly kind: 'path'; readonly moments: readonly Tensors[] };
}

export interface LossAxes {
  readonly axes: readonly [Direction, Direction];
  /** The present weights, with running statistics. */
  readonly center: Tensors;
  /** Of a path: how much of its variance lies along each axis. */
  readonly shares?: readonly [number, number];
}

/** The axes of a plane, made once for all of its rows. */
export function lossAxes({ plan, parameters: center }: InspectedModel, { directions }: LossAxesBody): LossAxes {
  if (directions.kind === 'path') return { ...principalDirections(directions.moments), center };
  return { axes: makeDirections(plan, center, directions), center };
}

/** The loss of the examples by the parameters, from one graph. */
function lossFunction(plan: NetworkPlan, examples: ExampleTensors): (parameters: Tensors) => number {
  const [count] = examples.features.shape;
  const build = buildGraph(`${plan.name} loss`);
  const image = build.input('image', examples.features);
  const declared = truthInput(plan, count);
  const truth = build.input(declared.name, declared.type);
  const parameters = Object.fromEntries(plan.parameters.map(({ name, shape }) => [name, build.input(name, { dtype: 'float32', shape })]));
  const { outputs } = buildForward(plan, { build, image, parameters });
  const { loss } = measure(build, plan, outputs, { image, truth });
  const graph = build.graph({ loss });
  const feeds = { image: examples.features, [declared.name]: truthOf(plan, examples) };
  return (weights) => interpret(graph, { ...weights, ...feeds }).outputs.loss.data[0];
}

function truthOf({ surroundings }: NetworkPlan, { features, labels, targets }: ExampleTensors): Tensor {
  const [count] = features.shape;
  return 'classCount' in surroundings ? int64([count], labels ?? []) : float32([count, surroundings.targetCount], targets ?? []);
}
