/**
 * The picture of the README: the digit network while it trains. Each run takes it anew into the results folder;
 * with UPDATE_PICTURES=1 it replaces the one in the README.
 */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { launchApp } from './app';

test('the main window while the digit network trains', async ({}, info) => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.locator('.svelte-flow__node').filter({ hasText: '18.5k' }).click();
  const validation = page.locator('dl > div').filter({ has: page.locator('dt', { hasText: 'Validation' }) }).locator('dd');
  await expect(validation).toHaveText(/^9\d\./, { timeout: 60_000 });
  const file = process.env.UPDATE_PICTURES ? path.join(root, 'tests/e2e/pictures/main-window.png') : info.outputPath('main-window.png');
  const picture = await page.screenshot({ path: file });
  expect(picture.readUInt32BE(16), 'width in the PNG header').toBe(1280);
  await close();
});
