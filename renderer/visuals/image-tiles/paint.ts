/** Draws tiles on a canvas whose unit is one pixel of the page. */
import { paintPicture, type Palette, type Scale } from '../../diagram/pixels/palette';
import { readable } from '../../diagram/scales/number-text';
import { valuesAt, type Box, type Tile } from './encode';

export interface Look {
  readonly palette: Palette;
  readonly ink: string;
  readonly accent: string;
  readonly font: string;
}

export function lookOf(element: Element, palette: Palette): Look {
  const style = getComputedStyle(element);
  return { palette, ink: style.color, accent: style.getPropertyValue('--gradient'), font: style.fontFamily };
}

/** Side of a pixel from which its number can be read in it. */
const leastForNumbers = 30;

export function paintTile(context: CanvasRenderingContext2D, tile: Tile, box: Box, common: Scale, look: Look): void {
  const { picture, mark, caption } = tile;
  const image = new ImageData(paintPicture(picture, tile.scale ?? common, look.palette), picture.width, picture.height);
  const small = new OffscreenCanvas(picture.width, picture.height);
  small.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, box.x, box.y, box.width, box.height);
  const [across, down] = [box.width / picture.width, box.height / picture.height];
  if (mark) {
    context.strokeStyle = look.accent;
    context.lineWidth = 2;
    context.strokeRect(box.x + mark.column * across, box.y + mark.row * down, mark.width * across, mark.height * down);
  }
  context.font = `11px ${look.font}`;
  if (caption !== undefined) {
    context.fillStyle = look.ink;
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.fillText(caption, box.x, box.y + box.height + 3, box.width);
  }
  if (Math.min(across, down) >= leastForNumbers && picture.channels.length === 1) writeNumbers(context, tile, box, image.data);
}

/** Black or white, whichever stands out from the pixel. */
function writeNumbers(context: CanvasRenderingContext2D, tile: Tile, box: Box, pixels: Uint8ClampedArray): void {
  const { height, width } = tile.picture;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = 4 * (row * width + column);
      const lightness = 0.3 * pixels[at]! + 0.59 * pixels[at + 1]! + 0.11 * pixels[at + 2]!;
      context.fillStyle = lightness > 140 ? 'black' : 'white';
      context.fillText(readable(valuesAt(tile, row, column)[0]!), box.x + ((column + 0.5) * box.width) / width, box.y + ((row + 0.5) * box.height) / height, box.width / width - 2);
    }
  }
}
