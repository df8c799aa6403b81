import type { Pixels } from '@core/training/preprocess';
import { readBytes } from './files';

const mostBytes = 64 * 2 ** 20;
const mostPixels = 100e6;

/**
 * The pixels of a PNG, JPEG or WebP file, upright.
 * @throws one sentence that names the file.
 */
export async function decodePicture(file: string): Promise<Pixels> {
  const bytes = readBytes(file, mostBytes);
  if (!isPicture(bytes)) throw new Error(`"${file}" is not a PNG, JPEG or WebP image.`);
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw new Error(`"${file}" is damaged; its image cannot be decoded.`, { cause });
  });
  const { width, height } = image;
  if (!(width > 0 && height > 0)) throw new Error(`"${file}" is damaged; its image cannot be decoded.`);
  if (width * height > mostPixels) throw new Error(`"${file}" has ${width}×${height} pixels; at most ${mostPixels / 1e6} million are read.`);
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

/** The first bytes tell the format, whatever the name says. SVG and the like could refer to other files. */
function isPicture(bytes: Uint8Array): boolean {
  const startsWith = (text: string, at = 0) => [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
  return startsWith('\x89PNG') || startsWith('\xff\xd8\xff') || (startsWith('RIFF') && startsWith('WEBP', 8));
}
