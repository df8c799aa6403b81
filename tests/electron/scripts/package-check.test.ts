import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveProblems, nativeProblems } from '../../../electron/scripts/package-check.mjs';

const complete = [
  'package.json',
  ...['main', 'preload', 'engine', 'training-worker', 'inference-worker'].map((name) => `dist/${name}.cjs`),
  'dist/renderer/index.html',
  ...['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'].map(
    (name) => `dist/data/mnist/${name}-ubyte`,
  ),
  'native-models/mnist-cnn/model.onnx',
  'node_modules/onnxruntime-node/dist/index.js',
];

describe('files inside the archive', () => {
  test('a complete archive has no problem', () => {
    expect(archiveProblems(complete)).toEqual([]);
  });

  test.each(complete.slice(0, 11))('says when %s is missing', (name) => {
    const rest = complete.filter((other) => other !== name);
    expect(archiveProblems(rest)).toEqual([`${name} is missing.`]);
  });

  test.each([
    ['electron/main/main.ts', /does not belong into the package/],
    ['node_modules/vite/package.json', /the package vite does not belong in/],
    ['dist/main.cjs.map', /source map/],
  ])('refuses %s', (name, sentence) => {
    expect(archiveProblems([...complete, name])).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("onnxruntime's files", () => {
  let unpacked: string;
  beforeEach(() => (unpacked = mkdtempSync(path.join(tmpdir(), 'package-check-'))));
  afterEach(() => rmSync(unpacked, { recursive: true }));

  function put(target: string, ...names: string[]): void {
    const folder = path.join(unpacked, 'node_modules/onnxruntime-node/bin/napi-v6', target);
    mkdirSync(folder, { recursive: true });
    for (const name of names) writeFileSync(path.join(folder, name), '');
  }
  const linux = { platform: 'linux', arch: 'x64' };

  test("the target's files alone are right", () => {
    put('linux/x64', 'onnxruntime_binding.node', 'libonnxruntime.so.1');
    expect(nativeProblems(unpacked, linux)).toEqual([]);
  });

  test('says what is missing', () => {
    put('linux/x64', 'libonnxruntime.so.1');
    expect(nativeProblems(unpacked, linux)).toEqual(["onnxruntime's onnxruntime_binding.node for linux/x64 is missing."]);
    expect(nativeProblems(path.join(unpacked, 'nowhere'), linux)).toHaveLength(2);
  });

  test('refuses files of other platforms', () => {
    put('linux/x64', 'onnxruntime_binding.node', 'libonnxruntime.so.1');
    put('linux/arm64', 'onnxruntime_binding.node');
    put('win32/x64', 'onnxruntime.dll');
    expect(nativeProblems(unpacked, linux)).toEqual([
      'holds onnxruntime files of linux/arm64.',
      'holds onnxruntime files of win32/x64.',
    ]);
  });
});
