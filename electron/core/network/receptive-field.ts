/** How much of the input one number of a layer depends on. */
import { layerNamed } from '../layers';
import { completeFields } from '../layers/shared/fields';
import { sameShape, type Shape } from '../tensor/tensor';
import type { LayerCheck, NetworkCheck } from './check';
import type { Network } from './network';

export interface ReceptiveField {
  /** Pixels along a side of the image, or positions of the sequence, borders of zeros included; infinite when all of them. */
  readonly size: number;
  /** Pixels between the fields of two neighbors. */
  readonly stride: number;
}

/**
 * By layer id, for layers whose numbers have a place in an image or sequence. From layer to layer
 * size' = size + (window − 1) · stride and stride' = stride · (stride of the window); where paths meet, the larger field
 * counts (Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019).
 * The statistics of normalizations, to which all places contribute, are left out, as usual.
 */
export function receptiveFields({ connections }: Network, { layers, order }: NetworkCheck): ReadonlyMap<string, ReceptiveField> {
  const found = new Map<string, ReceptiveField>();
  const sources = new Map<string, string[]>();
  for (const { from, to } of connections) sources.set(to, [...(sources.get(to) ?? []), from]);
  for (const id of order) {
    const inputs = (sources.get(id) ?? []).flatMap((source) => found.get(source) ?? []);
    const field = fieldOf(layers.get(id)!, inputs);
    if (field) found.set(id, field);
  }
  return found;
}

function fieldOf({ layer, shape, inputShapes: [input] }: LayerCheck, fields: readonly ReceptiveField[]): ReceptiveField | undefined {
  const definition = layerNamed(layer.kind);
  if (!shape || !definition || places(shape).length === 0) return undefined;
  if (definition.family === 'data') return { size: 1, stride: 1 };
  if (fields.length === 0) return undefined;
  const widest = fields.reduce((a, b) => (b.size > a.size ? b : a));
  if (!definition.window) return input && sameShape(places(input), places(shape)) ? widest : undefined;
  const window = definition.window(completeFields(definition, layer.fields));
  return { size: widest.size + (window.size - 1) * widest.stride, stride: widest.stride * window.stride };
}

/** Height and width of an image, the length of a sequence, nothing of a flat list. */
const places = (shape: Shape): Shape => (shape.length === 3 ? shape.slice(1) : shape.length === 2 ? shape.slice(0, 1) : []);
