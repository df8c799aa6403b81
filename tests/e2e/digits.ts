/** Real digits of the test set as image files, the way people have them: other sizes, other formats, dark on light. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mnist } from '@core/datasets/mnist';
import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { root } from '../../electron/scripts/paths.mjs';

const side = 28;
const pixels = side * side;
const [, , imageFile, labelFile] = mnist.source.files;

const bytesOf = (file: string): Uint8Array => readFileSync(path.join(root, 'node_modules', mnist.source.package, file));

export interface DigitFile {
  readonly file: string;
  readonly label: string;
}

/** Writes a PNG as it is in the set, a JPEG ten times as large and dark on light, and a WebP four times as large. */
export function writeDigitFiles(folder: string, indices: readonly [number, number, number]): DigitFile[] {
  const [images, labels] = [bytesOf(imageFile).subarray(16), bytesOf(labelFile).subarray(8)];
  const formats = [
    { name: 'as-in-the-set.png', make: (canvas: Canvas) => canvas.toBuffer('image/png'), scale: 1, inverted: false },
    { name: 'on-paper.jpg', make: (canvas: Canvas) => canvas.toBuffer('image/jpeg', 92), scale: 10, inverted: true },
    { name: 'larger.webp', make: (canvas: Canvas) => canvas.toBuffer('image/webp', 92), scale: 4, inverted: false },
  ];
  return formats.map(({ name, make, scale, inverted }, i) => {
    const digit = drawDigit(images.subarray(indices[i] * pixels, (indices[i] + 1) * pixels), scale, inverted);
    const file = path.join(folder, name);
    writeFileSync(file, make(digit));
    return { file, label: String(labels[indices[i]]) };
  });
}

function drawDigit(grays: Uint8Array, scale: number, inverted: boolean): Canvas {
  const small = createCanvas(side, side);
  const rgba = new Uint8ClampedArray(pixels * 4);
  grays.forEach((gray, i) => rgba.set([...new Array<number>(3).fill(inverted ? 255 - gray : gray), 255], i * 4));
  small.getContext('2d').putImageData(new ImageData(rgba, side, side), 0, 0);
  if (scale === 1) return small;
  const large = createCanvas(side * scale, side * scale);
  large.getContext('2d').drawImage(small, 0, 0, side * scale, side * scale);
  return large;
}
