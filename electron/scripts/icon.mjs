/** `node electron/scripts/icon.mjs`: draws the icon's SVG in the sizes that systems want, after the SVG was changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { inRoot } from './paths.mjs';

const folder = inRoot('electron/main/icon');
const sizes = [16, 32, 48, 64, 128, 256, 512];

const picture = await loadImage(readFileSync(path.join(folder, 'icon.svg')));
for (const size of sizes) {
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(picture, 0, 0, size, size);
  writeFileSync(path.join(folder, `${size}x${size}.png`), canvas.toBuffer('image/png'));
}
