/** Layers on the clipboard: readable JSON with a mark and a version, so that other text is told apart from it. */
import type { Piece } from '@core/network/piece';
import * as v from 'valibot';
import { annotationSchema, blockSchema, connectionSchema, layerSchema } from '../../electron/ipc/network-schema';
import { limits, parseJson } from '../../electron/ipc/payload';

const version = 1;
const largest = 8 * 1024 * 1024;
const mark = v.object({ 'gradient-lab': v.literal('layers'), version: v.number() });

const schema = v.pipe(
  v.object({
    layers: v.pipe(v.array(layerSchema), v.maxLength(5_000)),
    connections: v.pipe(v.array(connectionSchema), v.maxLength(20_000)),
    annotations: v.pipe(v.array(annotationSchema), v.maxLength(500)),
    blocks: v.optional(v.pipe(v.array(blockSchema), v.maxLength(200)), []),
  }),
  v.check(({ layers, annotations }) => isUnique([...layers, ...annotations].map(({ id }) => id)), 'Ids are unique'),
  v.check(({ connections }) => isUnique(connections.map(({ to, port }) => `${to} ${port}`)), 'A port has one connection'),
  v.check(({ blocks }) => isUnique(blocks.map(({ id }) => id)) && !hasCircle(blocks), 'No block contains itself'),
  v.check(({ layers, connections }) => {
    const ids = new Set(layers.map(({ id }) => id));
    return connections.every(({ from, to }) => ids.has(from) && ids.has(to));
  }, 'Both ends of a connection are there'),
) satisfies v.GenericSchema<unknown, Piece>;

/** Takes away the blocks that hold none of the others, until none is left or every one holds another. */
function hasCircle(blocks: Piece['blocks']): boolean {
  let left = blocks;
  for (;;) {
    const ids = new Set(left.map(({ id }) => id));
    const outer = left.filter(({ layers }) => layers.some(({ kind }) => ids.has(kind)));
    if (outer.length === left.length) return outer.length > 0;
    left = outer;
  }
}

const isUnique = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

export const writePiece = (piece: Piece): string => JSON.stringify({ 'gradient-lab': 'layers', version, ...piece }, null, 2);

/** What a text on the clipboard turned out to be: layers, or not. */
export type Pasted = { readonly piece: Piece } | { readonly problem: 'foreign' | 'newer' | 'damaged' };

export function readPiece(text: string): Pasted {
  const value = parsed(text);
  const marked = v.safeParse(mark, value);
  if (!marked.success) return { problem: 'foreign' };
  if (marked.output.version > version) return { problem: 'newer' };
  const piece = v.safeParse(schema, value);
  return piece.success ? { piece: piece.output } : { problem: 'damaged' };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text, limits(largest));
  } catch {
    return null;
  }
}
