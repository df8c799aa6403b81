/** Weights that belong to features: whichever features a network begins with, those of the ones that stay are kept. */
import type { Tensors } from '../network/build';
import type { NetworkPlan, PlannedLayer } from '../network/plan';
import { severalIn } from '../fields/fields';
import { sameShape, type Tensor } from '../tensor/tensor';
import { initializeParameters, keepFitting } from '../training/initialize';

/** The names of the columns that a layer hands on, by its id; layers whose outputs are no features are left out. */
function columnsOf({ layers }: NetworkPlan): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, readonly string[]>();
  for (const layer of layers) {
    const own = columnsOfLayer(layer, columns);
    if (own?.length === layer.shape[0] && layer.shape.length === 1) columns.set(layer.id, own);
  }
  return columns;
}

/** The features that a layer itself makes of points of the plane. */
export function madeFeatures({ definition: { kind }, fields }: PlannedLayer): readonly string[] | undefined {
  if (kind === 'input') return ['x', 'y'];
  return kind === 'planeFeatures' ? severalIn(fields, 'features') : undefined;
}

/** What learns nothing and keeps the shape keeps the columns. */
function columnsOfLayer(layer: PlannedLayer, known: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const { sources, parameters } = layer;
  const made = madeFeatures(layer);
  if (made) return made;
  return sources.length === 1 && parameters.length === 0 ? known.get(sources[0]) : undefined;
}

/** The learned weights for another choice of features: what fits, the columns that stay, and first values from the seed. */
export function keepColumns(before: NetworkPlan, after: NetworkPlan, learned: Tensors, seed: number): Tensors {
  const fresh = initializeParameters(after, seed);
  const kept: Record<string, Tensor> = { ...keepFitting(learned, fresh).tensors };
  const [old, now] = [columnsOf(before), columnsOf(after)];
  for (const { id, definition, sources: [source] } of after.layers) {
    const was = before.layers.find((layer) => layer.id === id);
    const [from, to] = [was && old.get(was.sources[0]), now.get(source)];
    const name = `${id}.weight`;
    if (definition.kind !== 'dense' || !from || !to || !Object.hasOwn(learned, name)) continue;
    kept[name] = joined(learned[name], from, fresh[name], to);
  }
  return kept;
}

/** Columns of the old weights [units, features] at their new places, between those that are new. */
function joined(old: Tensor, from: readonly string[], fresh: Tensor, to: readonly string[]): Tensor {
  const [units] = fresh.shape;
  if (!sameShape(old.shape, [units, from.length])) return fresh;
  const data = Float32Array.from(fresh.data);
  to.forEach((name, column) => {
    const place = from.indexOf(name);
    for (let unit = 0; place >= 0 && unit < units; unit++) data[unit * to.length + column] = old.data[unit * from.length + place];
  });
  return { ...fresh, data };
}
