/** What a layer makes of an example, and the filters it does it with. */
import type { NetworkPlan, PlannedLayer } from '../network/plan';
import { reshapeTensor, type Shape, type Tensor } from '../tensor/tensor';
import type { InspectedModel } from './model';
import { outputs } from './outputs';

export interface FeatureMapsBody {
  /** One example, [1, ...exampleShape], raw, in the type of the stored features. */
  readonly features: Tensor;
  readonly layer: string;
}

export interface FeatureMapsAnswer {
  /** [maps, height, width]; a flat list of numbers is one row. */
  readonly maps: Tensor;
  /** [filters, channels, height, width]; absent if the layer has no weights that can be seen as pictures. */
  readonly filters?: Tensor;
}

export function featureMaps(model: InspectedModel, { features, layer: id }: FeatureMapsBody): FeatureMapsAnswer {
  const layer = model.plan.layers.find((each) => each.id === id);
  if (!layer) throw new Error(`The network has no layer "${id}"; choose another one.`);
  const output = outputs(model, { features, layers: [id] }).layers[id];
  const filters = filtersOf(model, layer);
  return { maps: reshapeTensor(output, mapsShape(layer.shape)), ...(filters && { filters }) };
}

/** Sequences have their places on the first axis. */
function mapsShape(shape: Shape): Shape {
  if (shape.length === 3) return shape;
  return shape.length === 2 ? [1, ...shape] : [1, 1, shape[0] ?? 1];
}

/** The weights of a two-dimensional convolution; those of a layer that sees a flattened picture, in the shape of the picture. */
function filtersOf({ plan, parameters }: InspectedModel, layer: PlannedLayer): Tensor | undefined {
  for (const { name, shape } of layer.parameters) {
    if (shape.length === 4) return parameters[name];
    const picture = shape.length === 2 ? pictureBefore(plan, layer) : undefined;
    if (picture && picture[0] * picture[1] * picture[2] === shape[1]) return reshapeTensor(parameters[name], [shape[0], ...picture]);
  }
  return undefined;
}

/** Shape of the picture that was flattened right before a layer. */
function pictureBefore({ layers }: NetworkPlan, layer: PlannedLayer): Shape | undefined {
  const source = (of: PlannedLayer): PlannedLayer | undefined => layers.find(({ id }) => id === of.sources[0]);
  let before = source(layer);
  while (before && before.shape.length === 1 && before.parameters.length === 0) before = source(before);
  return before?.shape.length === 3 ? before.shape : undefined;
}
