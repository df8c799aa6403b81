/** The chosen example as the network sees it. */
import { picturesOf, type Picture } from '../../../diagram/pixels/palette';
import { m } from '../../../messages/generated/messages.js';
import type { ExamplePart } from '../../../state/inspection/inspection.svelte';
import type { Tile } from '../../../visuals/image-tiles';

/** Of the `index`-th example; `null` if it is no picture of one or three channels. */
export function examplePicture(part: ExamplePart | null, index = 0): Picture | null {
  if (!part || part.features.shape.length !== 4) return null;
  const [, ...shape] = part.features.shape;
  const length = shape.reduce((product, size) => product * size, 1);
  return picturesOf([1, ...shape], part.features.data.subarray(index * length, (index + 1) * length))[0] ?? null;
}

/** One tile in shades of gray or colors, or none. */
export function exampleTile(part: ExamplePart | null): readonly Tile[] {
  const picture = examplePicture(part);
  return picture ? [{ name: m.images_input(), picture, scale: { kind: 'gray', least: 0, most: 255 } }] : [];
}
