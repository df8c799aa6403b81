import type { Size } from '../../../diagram/geometry/card';

/** Pixels of the bitmap for one of the drawing. */
const scale = 2;
/** What a canvas of Chromium holds on one side, and what stays below 256 MB. */
const longestSide = 32_767;
const mostPixels = 64_000_000;

/**
 * An SVG as a PNG of twice its size.
 * @throws what `tooLarge` makes of the size in pixels, if that is more than a bitmap should have.
 */
export async function pngOf(svg: string, size: Size, tooLarge: (width: number, height: number) => Error): Promise<Uint8Array> {
  const [width, height] = [Math.ceil(size.width * scale), Math.ceil(size.height * scale)];
  if (Math.max(width, height) > longestSide || width * height > mostPixels) throw tooLarge(width, height);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
    return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
