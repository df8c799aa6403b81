/** How much of the input one number of a layer depends on. */
import { layerNamed } from '../layers';
import { completeFields } from '../fields/fields';
import { sameShape, type Shape } from '../tensor/tensor';
import { entryOf } from './blocks/catalog';
import { blockInput, blockOutput } from './blocks/ends';
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
export function receptiveFields(network: Network, check: NetworkCheck): ReadonlyMap<string, ReceptiveField> {
  return fieldsBehind(network, check, new Map());
}

/** The fields of layers behind those that are known. */
function fieldsBehind({ connections, blocks }: Content, { layers, order }: NetworkCheck, known: ReadonlyMap<string, ReceptiveField>): ReadonlyMap<string, ReceptiveField> {
  const found = new Map<string, ReceptiveField>();
  const sources = new Map<string, { readonly from: string; readonly port: number }[]>();
  for (const { from, to, port } of connections) sources.set(to, [...(sources.get(to) ?? []), { from, port }]);
  for (const id of order) {
    const inputs = (sources.get(id) ?? []).map(({ from, port }) => ({ port, field: found.get(from) }));
    const field = known.get(id) ?? fieldOf(layers.get(id)!, inputs, blocks);
    if (field) found.set(id, field);
  }
  return found;
}

type Content = Pick<Network, 'connections' | 'blocks'>;

/** What arrives at a port; no field if its numbers have no place. */
interface Arriving {
  readonly port: number;
  readonly field: ReceptiveField | undefined;
}

/** Of an instance: that of its output, from the fields on its ports. */
function fieldOfInstance({ layer, inside }: LayerCheck, arriving: readonly Arriving[], blocks: Network['blocks']): ReceptiveField | undefined {
  const block = entryOf(blocks, layer.kind)?.block;
  if (!block || !inside) return undefined;
  const inputs = block.layers.filter(({ kind }) => kind === blockInput.kind);
  const known = inputs.flatMap(({ id }, port) => arriving.flatMap((each) => (each.port === port && each.field ? [[id, each.field] as const] : [])));
  const fields = fieldsBehind({ connections: block.connections, blocks }, inside, new Map(known));
  const output = block.layers.find(({ kind }) => kind === blockOutput.kind);
  return output && fields.get(output.id);
}

function fieldOf(check: LayerCheck, arriving: readonly Arriving[], blocks: Network['blocks']): ReceptiveField | undefined {
  const { layer, shape, inputShapes: [input], inside } = check;
  const fields = arriving.flatMap(({ field }) => field ?? []);
  if (!shape || places(shape).length === 0) return undefined;
  if (inside) return fieldOfInstance(check, arriving, blocks);
  if (layer.kind === blockOutput.kind) return fields[0];
  const definition = layerNamed(layer.kind);
  if (!definition) return undefined;
  if (definition.family === 'data') return { size: 1, stride: 1 };
  if (fields.length === 0) return undefined;
  const widest = fields.reduce((a, b) => (b.size > a.size ? b : a));
  if (!definition.window) return input && sameShape(places(input), places(shape)) ? widest : undefined;
  const window = definition.window(completeFields(definition, layer.fields));
  return { size: widest.size + (window.size - 1) * widest.stride, stride: widest.stride * window.stride };
}

/** Height and width of an image, the length of a sequence, nothing of a flat list. */
const places = (shape: Shape): Shape => (shape.length === 3 ? shape.slice(1) : shape.length === 2 ? shape.slice(0, 1) : []);
