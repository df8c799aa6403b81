/** From a place on a map back to the part of the picture that it sees. */
import type { Tile } from '../../../visuals/image-tiles';

/**
 * A square around the same relative place of the picture, as large as the receptive field, or as one place of the map
 * where that is not known; cut at the border.
 * @param shape of the map: channels, height, width
 */
export function markOf(picture: { readonly height: number; readonly width: number }, [, rows, columns]: readonly number[], place: number, field = 0): NonNullable<Tile['mark']> {
  const along = (at: number, count: number, size: number): readonly [number, number] => {
    const reach = Math.max(field, size / count) / 2;
    const center = ((at + 0.5) * size) / count;
    const [from, to] = [Math.max(0, center - reach), Math.min(size, center + reach)];
    return [from, to - from];
  };
  const [row, height] = along(Math.floor(place / columns!), rows!, picture.height);
  const [column, width] = along(place % columns!, columns!, picture.width);
  return { row, column, height, width };
}
