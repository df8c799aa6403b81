/** What the network got, as an image for the screen. */
import type { Classification } from '../../state/photos.svelte';

/** Channels first, one channel as gray; further channels than three are not shown. */
export function seenImage({ shape, pixels }: Classification['seen']): ImageData {
  const [channels = 1, height = 1, width = 1] = shape;
  const plane = height * width;
  const rgba = new Uint8ClampedArray(4 * plane).fill(255);
  for (let pixel = 0; pixel < plane; pixel++) {
    for (let color = 0; color < 3; color++) rgba[4 * pixel + color] = pixels[Math.min(color, channels - 1) * plane + pixel] ?? 0;
  }
  return new ImageData(rgba, width, height);
}
