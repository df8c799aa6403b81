/** A stand-in for the MNIST files: each "digit" is a bright bar whose height tells its class. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Random } from '@core/tensor/random';

const side = 28;
/** The dataset keeps 5,000 for validation. */
const trainCount = 5000 + 640;
const testCount = 50;

/** Writes the four IDX files into `<folder>/mnist`. */
export function writeDigits(folder: string): void {
  const target = path.join(folder, 'mnist');
  mkdirSync(target, { recursive: true });
  for (const [name, count] of [['train', trainCount], ['t10k', testCount]] as const) {
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
    writeFileSync(path.join(target, `${name}-labels-idx1-ubyte`), idx([count], labels));
    writeFileSync(path.join(target, `${name}-images-idx3-ubyte`), idx([count, side, side], images(labels)));
  }
}

function images(labels: Uint8Array): Uint8Array {
  const random = new Random(3);
  const pixels = new Uint8Array(labels.length * side * side);
  labels.forEach((label, i) => {
    const first = i * side * side + (2 + 2 * label) * side;
    for (let x = 4; x < 24; x++) pixels[first + x] = 200 + random.integer(56);
  });
  return pixels;
}

function idx(shape: readonly number[], data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  return Buffer.concat([header, data]);
}
