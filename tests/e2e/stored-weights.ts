/** Weights in project files, written and read with the libraries alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from '@playwright/test';
import type * as OnnxProto from 'onnx-proto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { answerSaveDialog, type RunningApp } from './app';

// The library is no ES module, and its names are not found by an import.
const { onnx } = createRequire(import.meta.url)('onnx-proto') as typeof OnnxProto;

const floats = 1;

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A project whose weights are given by `<layer>.<parameter>`. */
export function writeProjectFile(file: string, project: object, weights: Readonly<Record<string, StoredTensor>>): void {
  const initializer = Object.entries(weights).map(([name, { shape, data }]) => ({ name, dataType: floats, dims: [...shape], rawData: new Uint8Array(data.buffer) }));
  const model = onnx.ModelProto.encode({ irVersion: 8, opsetImport: [{ domain: '', version: 17 }], graph: { name: 'weights', initializer } }).finish();
  writeFileSync(file, zipSync({ 'project.json': strToU8(JSON.stringify(project)), 'weights.onnx': model }));
}

let saved = 0;

/** Saves the present document under another name and reads its weights. */
export async function savedWeights({ app, page, userData }: RunningApp): Promise<Readonly<Record<string, StoredTensor>>> {
  const name = `kept${++saved}.gradlab`;
  await answerSaveDialog(app, path.join(userData, name));
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByText(`Saved as “${name}”.`).first()).toBeVisible();
  return readWeights(path.join(userData, name));
}

function readWeights(file: string): Readonly<Record<string, StoredTensor>> {
  const { graph } = onnx.ModelProto.decode(unzipSync(new Uint8Array(readFileSync(file)))['weights.onnx']!);
  return Object.fromEntries((graph?.initializer ?? []).map(({ name, dims, rawData }) => [name!, { shape: (dims ?? []).map(Number), data: new Float32Array(rawData!.slice().buffer) }]));
}
