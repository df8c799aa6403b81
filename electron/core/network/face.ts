/** What a layer is, as far as people see it: of a kind of the registry, of a block, or of an end of a block. */
import { layerNamed } from '../layers';
import type { LayerDefinition } from '../layers/definition';
import { entryOf } from './blocks/catalog';
import { endNamed } from './blocks/ends';
import type { Network } from './network';

/** What palette, canvas and inspector show of a kind; computing it is another matter. */
export type LayerFace = Omit<LayerDefinition, 'inferShape' | 'parameters' | 'build' | 'flop' | 'samples'>;

/** The face of a kind in a network, or `undefined` if there is no such kind. */
export const faceOf = ({ blocks }: Pick<Network, 'blocks'>, kind: string): LayerFace | undefined =>
  layerNamed(kind) ?? endNamed(kind) ?? entryOf(blocks, kind)?.face;
