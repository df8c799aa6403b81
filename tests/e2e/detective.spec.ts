/** A planted overflow: the detective names layer, op and operands, and puts the finite weights back. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { layers } from '@core/layers';
import { defaultSettings, type TrainingSettings } from '@core/training/settings';
import path from 'node:path';
import { answerOpenDialog, launchApp, type RunningApp } from './app';
import { savedWeights, writeProjectFile, type StoredTensor } from './stored-weights';

let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
});

test.afterAll(() => running.close());

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const view = (): Locator => page.getByRole('region', { name: 'NaN detective' });

const kinds: readonly (readonly [string, keyof typeof layers, string, Readonly<Record<string, number | string>>])[] = [
  ['in', 'input', 'Points', {}],
  ['a', 'dense', 'First', { units: 8 }],
  ['r', 'relu', 'Curve', {}],
  ['b', 'dense', 'Planted', { units: 8 }],
  ['s', 'relu', 'Bend', {}],
  ['c', 'dense', 'Scores', { units: 3 }],
  ['out', 'softmax', 'Softmax', {}],
];
const network = {
  name: 'Overflow',
  dataset: 'spiral',
  layers: kinds.map(([id, kind, name, fields], i) => ({ id, kind, name, fields, position: { x: 190 * i, y: 0 } })),
  connections: kinds.slice(1).map(([id], i) => ({ id: `c${i}`, from: kinds[i]![0], to: id, port: 0 })),
};
const training: TrainingSettings = { ...defaultSettings, optimizer: 'sgd', learningRate: 0.1, batchSize: 16 };
const filled = (shape: readonly number[], value: number): StoredTensor => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value) });

async function open(planted: number, settings: Partial<typeof training> = {}): Promise<void> {
  const file = path.join(running.userData, 'overflow.gradlab');
  // The weights of the first layer are 1, so that its sums are far above 0 for many points.
  const project = { format: 'gradient-lab-project', version: 1, network, training: { ...training, ...settings } };
  writeProjectFile(file, project, { 'a.weight': filled([8, 2], 1), 'b.weight': filled([8, 8], planted) });
  await answerOpenDialog(running.app, [file]);
  await page.keyboard.press('Control+o');
  await expect(page.locator('.svelte-flow__node').filter({ hasText: 'Planted' })).toBeVisible();
}

test('the layer whose product leaves the range is named, with its operands', async () => {
  await page.getByLabel('View: Gradient seismograph').click();
  await page.getByRole('option', { name: 'NaN detective' }).click();
  await expect(view()).toContainText('All numbers are finite so far');
  await open(3e38);
  await button('Step').click();
  await expect(view()).toContainText(/Step 1, forward pass: Gemm of Planted was the first to leave the range of numbers: \d+ infinite and \d+ NaN of 128, the first at \[\d+, \d+\]/, { timeout: 30_000 });
  const operands = view().getByRole('list', { name: 'What the op was given' });
  await expect(operands).toContainText('Planted.weight [8, 8]: 3.0e38 … 3.0e38');
  await expect(operands).toContainText('Relu of Curve [16, 8]');

  const table = view().getByRole('table');
  const row = (layer: string): Locator => table.getByRole('row').filter({ has: page.getByRole('cell', { name: layer, exact: true }) }).first();
  await expect(row('First').getByRole('cell').last()).toHaveText('0');
  await expect(row('Planted').getByRole('cell').last()).not.toHaveText('0');
});

test('a key and the mouse read exact values', async () => {
  const plot = view().getByRole('img', { name: /^Largest value of each layer/ });
  await plot.focus();
  await page.keyboard.press('ArrowDown');
  await expect(view().locator('p[aria-live]')).toContainText('Points');
  const mark = plot.locator('rect.culprit');
  await mark.hover({ force: true });
  await expect(view().locator('p[aria-live]')).toContainText(/Planted – → \d.*not finite/);
});

test('rewinding puts the weights back as they were, all finite', async () => {
  await button('Rewind to step 0').click();
  await expect(view().getByRole('status')).toContainText('The weights are those of step 0 again');
  await expect(page.getByRole('alert').filter({ hasText: 'grew beyond all bounds' })).toHaveCount(0);
  const kept = await savedWeights(running);
  for (const { data } of Object.values(kept)) expect(Array.from(data).every(Number.isFinite)).toBe(true);
  expect(Array.from(kept['b.weight']!.data).every((value) => value === Math.fround(3e38))).toBe(true);
});

test('after some good steps it shows the step before, and a remedy is tried on the weights that came back', async () => {
  // Each step multiplies the weights by about -2,000,000.
  await open(1, { learningRate: 1000, penalty: 'l2', penaltyStrength: 1000 });
  await button('Train').or(button('Continue')).click();
  await expect(view()).toContainText(/Step [3-6], (forward pass|backward pass|update): \w+ of [\w ]+ was the first/, { timeout: 30_000 });
  const [before, now] = (await view().getByRole('table').getByRole('row').nth(2).getByRole('cell').allTextContents()).slice(1).map(Number);
  expect(before).toBeGreaterThan(1);
  expect(now! / before!).toBeGreaterThan(1e5);
  await button('Rewind and: Divide the learning rate by 10').click();
  await expect(page.getByLabel('Learning rate', { exact: true })).toHaveValue('100');
  await expect(view().getByRole('status')).toContainText('again, all finite');
  const back = await savedWeights(running);
  for (const { data } of Object.values(back)) expect(Array.from(data).every(Number.isFinite)).toBe(true);
  expect(Math.abs(Number(back['b.weight']!.data[0]))).toBeGreaterThan(1e5);
});
