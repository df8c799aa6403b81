/** The registry of ready-made blocks, in the order of the palette: the only place a library file is named. */
import type { LayerFace } from '../network/face';
import { attention } from './attention';
import type { LibraryBlock } from './definition';
import { denseStack } from './dense-stack';
import { depthwiseSeparable } from './depthwise-separable';
import { inception } from './inception';
import { residual } from './residual';

export const library: readonly LibraryBlock[] = [residual, inception, depthwiseSeparable, attention, denseStack];

/** Kind under which a block of the library is chosen, before it is one of the network's own. */
const kindOf = ({ name }: LibraryBlock): string => `library-${name}`;

/** The block of the library with this kind, or `undefined`. */
export const libraryBlockNamed = (kind: string): LibraryBlock | undefined => library.find((block) => kindOf(block) === kind);

/** What the palette shows of it. */
export const libraryFace = (block: LibraryBlock): LayerFace => ({
  kind: kindOf(block),
  family: 'block',
  title: block.title,
  summary: block.summary,
  formula: '',
  inputs: ['input'],
  hasOutput: true,
  fields: {},
});
