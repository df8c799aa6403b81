import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const eslint = new ESLint({ cwd: process.cwd() });

async function errors(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result!.messages.filter((message) => message.severity === 2).map((message) => message.message);
}

const refused: [file: string, text: string, sentence: RegExp][] = [
  ['electron/core/ops/x.ts', "export { dense } from '../layers/dense';", /core\/ops may not import from electron\/core\/layers/],
  ['electron/core/ops/x.ts', "import { m } from '@core/layers/dense';\nexport const x = m;", /may not import from/],
  ['electron/core/onnx/x.ts', "export { interpret } from '../interpret/interpret';", /may not import from electron\/core\/interpret/],
  ['electron/core/graph/x.ts', "import fs from 'node:fs';\nexport const x = fs;", /may not use Node's modules/],
  ['electron/engine/x.ts', "export * from 'onnxruntime-node';", /may not import the package onnxruntime-node/],
  ['electron/ipc/x.ts', "export { relu } from '../core/ops/relu';", /only types from electron\/core\/ops/],
  ['renderer/panels/inspector/x.ts', "export { bridge } from '../../bridge/bridge';", /may not import from renderer\/bridge/],
  ['renderer/visuals/a/x.ts', "export { encode } from '../b/encode';", /visuals\/a may not import from renderer\/visuals\/b/],
  ['renderer/panels/views/a/drawing/x.ts', "export { run } from '../../../../state/run';", /a\/drawing may not import from renderer\/state/],
  ['renderer/other/x.ts', "export { encode } from '../ui/x';", /not in the import table/],
  ['electron/core/tensor/x.ts', 'export const x = Math.random();', /comes from a seed/],
  ['electron/core/tensor/x.ts', 'export const x = Date.now();', /Unexpected use of 'Date'/],
  ['electron/core/tensor/x.ts', "console.log('x');", /Unexpected use of 'console'/],
  ['electron/main/x.ts', "import { ipcRenderer } from 'electron';\nexport const x = ipcRenderer;", /Only electron\/preload/],
  ['renderer/ui/X.svelte', '<script lang="ts">let x = "a";</script>{@html x}', /@html/],
  ['electron/main/x.ts', 'export const x: any = 1;', /Unexpected any/],
  ['electron/main/x.ts', `export function long() {\n${'  long();\n'.repeat(81)}}\n`, /too many lines \(83\)/],
  ['electron/main/x.ts', 'export {};\n'.repeat(401), /File has too many lines/],
];

const accepted: [file: string, text: string][] = [
  ['electron/core/ops/x.ts', "export { tensor } from '../tensor/tensor';"],
  ['electron/core/onnx/x.ts', "export * from 'onnx-proto';"],
  ['electron/core/training/x.ts', "export * from '@core/optimizers/adam';"],
  ['electron/ipc/x.ts', "export type { Graph } from '../core/graph/graph';"],
  ['electron/runtime/x.ts', "export * from 'onnxruntime-node';"],
  ['renderer/visuals/a/x.ts', "export { marks } from './marks';"],
  ['renderer/panels/views/a/x.ts', "export { marks } from './drawing/marks';"],
  ['renderer/visuals/index.ts', "export { a } from './a';"],
  ['electron/preload/x.ts', "import { ipcRenderer } from 'electron';\nexport const x = ipcRenderer;"],
];

describe('lint', { timeout: 60_000 }, () => {
  test.each(refused)('refuses in %s: %s', async (file, text, sentence) => {
    const messages = await errors(file, text);
    expect(messages).toContainEqual(expect.stringMatching(sentence));
  });

  test.each(accepted)('accepts in %s: %s', async (file, text) => {
    expect(await errors(file, text)).toEqual([]);
  });
});
