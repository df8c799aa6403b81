import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { interpretInference } from '@core/training/evaluate';
import { imagesOf } from '@core/training/examples';
import { DatasetFiles } from '../../../../electron/engine/dataset-files';
import { InferenceDesk } from '../../../../electron/engine/inference/desk';
import { TrainingDesk } from '../../../../electron/engine/training/desk';
import type { CanvasModel } from '../../../../electron/engine/worker-protocol';
import { writeDigits } from '../digits';
import { chain } from '../networks';

// Real training on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let canvas: CanvasModel;
let desk: InferenceDesk;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'inference-'));
  writeDigits(path.join(folder, 'data'));
  const setup = { datasets: path.join(folder, 'data'), models: path.join(folder, 'models'), version: '0.0.0' };
  const training = new TrainingDesk(setup, () => undefined, () => performance.now());
  await training.setNetwork({ network: chain('input', 'flatten', ['dense', { units: 10 }], 'softmax'), seed: 1 });
  canvas = training.canvasModel();
  mkdirSync(path.join(setup.models, 'shipped'), { recursive: true });
  writeFileSync(path.join(setup.models, 'shipped', 'model.onnx'), canvas.bytes);
  writeFileSync(path.join(setup.models, 'shipped', 'card.json'), JSON.stringify({ testAccuracy: 0.98, source: 'a test' }));
  desk = new InferenceDesk(setup);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** White on black, of the size the network wants. */
function bar(): { width: number; height: number; pixels: Uint8Array } {
  const pixels = new Uint8Array(4 * 28 * 28);
  for (let i = 0; i < pixels.length; i += 4) pixels.set(i / 4 > 280 && i / 4 < 300 ? [255, 255, 255, 255] : [0, 0, 0, 255], i);
  return { width: 28, height: 28, pixels };
}

describe('classifying', () => {
  it('gives all classes in order, and what the network saw', async () => {
    const { top, seen, milliseconds } = await desk.classify({ source: { kind: 'canvas', model: canvas }, picture: bar() });
    expect(top.map(({ label }) => label).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(top.every(({ probability }, i) => i === 0 || probability <= top[i - 1].probability)).toBe(true);
    expect(top.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    expect(seen.shape).toEqual([1, 28, 28]);
    expect([seen.pixels[0], seen.pixels[285]]).toEqual([0, 255]);
    expect(milliseconds).toBeGreaterThan(0);
  });

  it('changes between the canvas and a shipped model', async () => {
    const shipped = await desk.classify({ source: { kind: 'shipped', name: 'shipped' }, picture: bar() });
    const own = await desk.classify({ source: { kind: 'canvas', model: canvas }, picture: bar() });
    expect(shipped.top).toEqual(own.top);
  });

  it('refuses an empty picture with a sentence, and works again afterwards', async () => {
    const empty = { width: 40, height: 40, pixels: new Uint8Array(6400).fill(255) };
    await expect(desk.classify({ source: { kind: 'canvas', model: canvas }, picture: empty })).rejects.toThrow('blank');
    expect((await desk.classify({ source: { kind: 'canvas', model: canvas }, picture: bar() })).top).toHaveLength(10);
  });

  it('names a model that is not there', async () => {
    await expect(desk.classify({ source: { kind: 'shipped', name: 'none' }, picture: bar() })).rejects.toThrow('no shipped model "none"');
  });
});

describe('answers to many examples', () => {
  it('are those of the interpreter, with the truth beside them', async () => {
    const { step, count, width, scores, predictions, labels } = await desk.answers({ model: canvas, split: 'validation', count: 130 });
    expect([step, count, width, scores.length, labels?.length]).toEqual([0, 5000, 10, 1300, 130]);
    const { validation } = await new DatasetFiles(path.join(folder, 'data')).splits(canvas.network);
    const plan = planNetwork(canvas.network, surroundingsOf(canvas.network));
    const said = await interpretInference(plan, canvas.parameters)({ image: imagesOf(validation, [1, 28, 28], 0, 130) });
    said['logits'].data.forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 4));
    said['probabilities'].data.forEach((probability, i) => expect(predictions[i]).toBeCloseTo(probability, 5));
    expect([...labels!]).toEqual([...('labels' in validation ? validation.labels.subarray(0, 130) : [])]);
  });
});

describe('finished models', () => {
  it('are listed from their folders', async () => {
    expect(await desk.shippedModels()).toEqual({ models: [{ name: 'shipped', labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], testAccuracy: 0.98 }] });
  });

  it('agree with the interpreter on test images', async () => {
    const { examples, largestDifference } = await desk.verify({ model: canvas, examples: 20 });
    expect(examples).toBe(20);
    expect(largestDifference).toBeLessThan(1e-5);
  });

  it('are compared on no more images than there are', async () => {
    expect((await desk.verify({ model: canvas, examples: 1000 })).examples).toBe(50);
  });

  it('show a difference when the file holds other parameters', async () => {
    const parameters = { ...canvas.parameters, 'layer2.bias': { dtype: 'float32', shape: [10], data: new Float32Array(10).fill(0).fill(3, 0, 1) } } as const;
    expect((await desk.verify({ model: { ...canvas, parameters }, examples: 5 })).largestDifference).toBeGreaterThan(0.01);
  });
});
