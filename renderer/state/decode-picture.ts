/** Image files to pixels, inside Chromium's sandbox: upright, and no larger than the network can use. */
import type { Picture } from '../bridge/contract';

/** Longer side of what is sent; networks see far less. */
const longestSide = 1024;
/** Longer side of what is shown in the list. */
const previewSide = 224;
/** A header can claim any size; Chromium would try to allocate it. */
const largestBytes = 64 * 1024 * 1024;

export interface DecodedPicture {
  readonly picture: Picture;
  /** A reduced copy for the screen. */
  readonly preview: ImageData;
}

/** The bytes are not an image that can be read. */
export class NotAnImage extends Error {}

/**
 * Reads PNG, JPEG, WebP and whatever else Chromium knows, turned as the camera noted (EXIF).
 * @throws NotAnImage if the bytes cannot be read as an image.
 */
export async function decodePicture(blob: Blob): Promise<DecodedPicture> {
  if (blob.size > largestBytes) throw new NotAnImage();
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => {
    throw new NotAnImage();
  });
  try {
    const { width, height, data } = draw(bitmap, longestSide);
    const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return { picture: { width, height, pixels }, preview: draw(bitmap, previewSide) };
  } finally {
    bitmap.close();
  }
}

/** The bitmap on white, reduced until its longer side is at most `side`. */
function draw(bitmap: ImageBitmap, side: number): ImageData {
  const factor = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * factor));
  const height = Math.max(1, Math.round(bitmap.height * factor));
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  // What is transparent on a screen is paper to a person.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
