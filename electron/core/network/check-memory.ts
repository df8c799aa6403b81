/**
 * What was found at a layer, kept with the layer itself: layers never change, so an edit looks again only at what it
 * touched and at what lies behind it.
 */
import type { Surroundings } from '../layers/definition';
import { sameShape, type Shape } from '../tensor/tensor';
import type { LayerCheck } from './check';
import type { Block, Connection, Layer } from './network';

/** Everything on which the check of a layer depends beside the layer. */
export interface Circumstances {
  readonly surroundings: Surroundings;
  readonly blocks: readonly Block[] | undefined;
  readonly ports: readonly (Connection | undefined)[];
  readonly inputShapes: readonly (Shape | undefined)[];
  /** Whether its output is connected. */
  readonly isUsed: boolean;
  /** What enters at the end of a block. */
  readonly entering: Shape | undefined;
}

const memory = new WeakMap<Layer, { readonly circumstances: Circumstances; readonly check: LayerCheck }>();

/** The check of a layer under these circumstances, from memory if they were the same last time. */
export function remembered(layer: Layer, circumstances: Circumstances, look: () => LayerCheck): LayerCheck {
  const known = memory.get(layer);
  if (known && isSame(known.circumstances, circumstances)) return known.check;
  const check = look();
  memory.set(layer, { circumstances, check });
  return check;
}

const isSame = (a: Circumstances, b: Circumstances): boolean =>
  a.surroundings === b.surroundings &&
  a.blocks === b.blocks &&
  a.isUsed === b.isUsed &&
  sameEntry(a.entering, b.entering) &&
  a.ports.length === b.ports.length &&
  a.ports.every((port, index) => port === b.ports[index] && sameEntry(a.inputShapes[index], b.inputShapes[index]));

const sameEntry = (a: Shape | undefined, b: Shape | undefined): boolean => a === b || (a !== undefined && b !== undefined && sameShape(a, b));
