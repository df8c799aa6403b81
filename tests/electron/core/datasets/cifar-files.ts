/** Small files in the official binary layout of CIFAR-10: each photograph is of one color, by its class. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A record: the label, then 1,024 bytes each of red, green and blue. */
export const record = (label: number, [red, green, blue]: readonly [number, number, number]): number[] => [label, ...[red, green, blue].flatMap((value) => new Array<number>(1024).fill(value))];

const colorOf = (label: number): [number, number, number] => [25 * label, 255 - 25 * label, (97 * label) % 256];

export const recordsOf = (labels: readonly number[]): Uint8Array => Uint8Array.from(labels.flatMap((label) => record(label, colorOf(label))));

export const trainFiles = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);

/** Writes all six files with `each` records per file, the classes in turn. */
export function writePhotographs(folder: string, each: number): void {
  mkdirSync(folder, { recursive: true });
  for (const name of [...trainFiles, 'test_batch.bin']) writeFileSync(path.join(folder, name), recordsOf(Array.from({ length: each }, (_, i) => i % 10)));
}
