/** The blocks of a network that can be used, and what their instances look like. */
import { layerNamed } from '../../layers';
import type { Field } from '../../fields/definition';
import type { Text } from '../../tensor/text';
import type { LayerFace } from '../face';
import type { Block, BlockParameter, Layer, Network } from '../network';
import { blockInput, blockOutput, endNamed } from './ends';

export interface CatalogEntry {
  readonly block: Block;
  readonly face: LayerFace;
  /** Layers of an expanded instance. */
  readonly layerCount: number;
}

/** Kinds of the registry have no hyphen. */
export const isBlockId = (kind: string): boolean => kind.startsWith('block-');

type Catalog = ReadonlyMap<string, CatalogEntry>;

/** Blocks never change, so what is known about a list of them is found once. */
const catalogs = new WeakMap<readonly Block[], Catalog>();

/** A block by its id; `undefined` if it is missing or contains itself, so that everything ends which follows blocks inwards. */
export const entryOf = (blocks: readonly Block[] | undefined, id: string): CatalogEntry | undefined => blocks && catalogOf(blocks).get(id);

/** Layers of a network with all of its blocks expanded. */
export const layerCountOf = ({ layers, blocks }: Pick<Network, 'layers' | 'blocks'>): number => layers.reduce((sum, { kind }) => sum + (entryOf(blocks, kind)?.layerCount ?? 1), 0);

function catalogOf(blocks: readonly Block[]): Catalog {
  const known = catalogs.get(blocks);
  if (known) return known;
  const catalog = new Map<string, CatalogEntry>();
  const ids = new Set(blocks.map(({ id }) => id));
  const isReady = (block: Block) => block.layers.every(({ kind }) => !ids.has(kind) || catalog.has(kind));
  // Each round takes at least one block, unless those left contain one another.
  for (let waiting = blocks, before = Infinity; waiting.length < before; ) {
    before = waiting.length;
    for (const block of waiting) if (!catalog.has(block.id) && isReady(block)) catalog.set(block.id, entryFor(block, catalog));
    waiting = waiting.filter(({ id }) => !catalog.has(id));
  }
  catalogs.set(blocks, catalog);
  return catalog;
}

function entryFor(block: Block, catalog: Catalog): CatalogEntry {
  const inner = block.layers.filter(({ kind }) => !endNamed(kind));
  const layerCount = inner.reduce((sum, { kind }) => sum + (catalog.get(kind)?.layerCount ?? 1), 0);
  const face: LayerFace = {
    kind: block.id,
    family: 'block',
    title: { en: block.name, zh: block.name },
    summary: layerCount === 1 ? { en: 'One layer in a block', zh: '一个层组成的模块' } : { en: `${layerCount} layers in one block`, zh: `由 ${layerCount} 个层组成的模块` },
    formula: '',
    inputs: block.layers.filter(({ kind }) => kind === blockInput.kind).map(({ id }) => id),
    hasOutput: block.layers.some(({ kind }) => kind === blockOutput.kind),
    fields: fieldsOf(block, catalog),
  };
  return { block, face, layerCount };
}

function fieldsOf({ layers, parameters }: Block, catalog: Catalog): Readonly<Record<string, Field>> {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const field = fieldOf(parameter, byId, catalog);
      return field ? [[parameter.id, field] as const] : [];
    }),
  );
}

/** The field that instances have for a parameter; `undefined` if it is bound to nothing any more. */
function fieldOf({ name, bindings }: BlockParameter, layers: ReadonlyMap<string, Layer>, catalog: Catalog): Field | undefined {
  const bound = bindings.flatMap(({ layer: id, field: fieldName }) => {
    const layer = layers.get(id);
    const fields = layer && (layerNamed(layer.kind) ?? catalog.get(layer.kind)?.face)?.fields;
    const field = fields && Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined;
    return field ? [{ field, value: layer?.fields[fieldName] ?? field.initial }] : [];
  });
  const [first] = bound;
  return first && named(first.field, first.value, { en: name, zh: name }, bound.map(({ field }) => field));
}

/** The same field under another label, with the part of the ranges that all have. */
function named(field: Field, initial: unknown, label: Text, all: readonly Field[]): Field {
  const own = { ...field, label, initial, when: undefined } as Field;
  if (own.kind !== 'integer' && own.kind !== 'number') return own;
  const numbers = all.filter((each) => each.kind === 'integer' || each.kind === 'number');
  return { ...own, least: Math.max(...numbers.map(({ least }) => least)), most: Math.min(...numbers.map(({ most }) => most)) };
}
