/** An example as an image for the screen. */
import type { Tensor } from '@core/tensor/tensor';

/** The first of features [N, channels, height, width]; one channel is gray. `null` for what is no picture. */
export function exampleImage({ dtype, shape, data }: Tensor): ImageData | null {
  if (dtype !== 'uint8' || shape.length !== 4) return null;
  const [, channels, height, width] = shape;
  const plane = height * width;
  const rgba = new Uint8ClampedArray(4 * plane).fill(255);
  for (let pixel = 0; pixel < plane; pixel++) {
    for (let color = 0; color < 3; color++) rgba[4 * pixel + color] = data[Math.min(color, channels - 1) * plane + pixel];
  }
  return new ImageData(rgba, width, height);
}
