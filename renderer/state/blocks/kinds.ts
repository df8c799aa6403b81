/** Blocks as kinds of layers that people choose from: those of the document, those of the library, and the ends of an opened one. */
import { library, libraryBlockNamed, libraryFace } from '@core/library';
import { makeBlock } from '@core/library/make';
import { entryOf } from '@core/network/blocks/catalog';
import { blockInput, blockOutput } from '@core/network/blocks/ends';
import type { LayerFace } from '@core/network/face';
import type { Block, Network } from '@core/network/network';
import { language } from '../language.svelte';

/** What the palette shows of a kind of the library, or `undefined`. */
export function libraryFaceOf(kind: string): LayerFace | undefined {
  const block = libraryBlockNamed(kind);
  return block && libraryFace(block);
}

/** A block of the library as a network gets it, with names in the present language; `undefined` if the kind is none of it. */
export function libraryBlock(kind: string): Block | undefined {
  const block = libraryBlockNamed(kind);
  return block && makeBlock(block, (text) => language.say(text));
}

/** The block behind a kind, be it of the document or of the library. */
export const blockOfKind = ({ blocks }: Network, kind: string): Block | undefined => entryOf(blocks, kind)?.block ?? libraryBlock(kind);

/** In the order of the palette: ends, the document's own, the library. */
export function blockFaces({ blocks = [] }: Network, isInside: boolean): readonly LayerFace[] {
  const own = blocks.flatMap(({ id }) => entryOf(blocks, id)?.face ?? []);
  return [...(isInside ? [blockInput, blockOutput] : []), ...own, ...library.map(libraryFace)];
}
