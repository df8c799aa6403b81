/** The gallery: a template is found and opened by keyboard, trains a step, and undo returns the former work. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSaveDialog, launchApp } from './app';

test('the gallery opens the autoencoder, and undo brings the former network back', async () => {
  const { app, page, userData, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const cards = page.locator('.svelte-flow__node');
  const before = await cards.count();
  await page.getByRole('button', { name: 'Templates' }).click();
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  await expect(gallery.locator('button[data-template]')).toHaveCount(20);
  await expect(gallery.getByRole('button', { name: /LeNet-5/ })).toContainText('61.7k weights');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(gallery.getByRole('button', { name: /Spiral/ })).toBeFocused();

  await gallery.getByRole('searchbox').fill('autoenc');
  await expect(gallery.locator('button[data-template]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(gallery).toBeHidden();
  await expect(cards).toHaveCount(9);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('.svelte-flow__node').filter({ hasText: 'Drawn again' }).locator('.loss')).toBeVisible();

  const script = path.join(userData, 'autoencoder.py');
  await answerSaveDialog(app, script);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pytorch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('autoencoder.py is saved.', { exact: false })).toBeVisible();
  expect(readFileSync(script, 'utf8')).toContain('self.code = nn.Linear(128, 16)');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards).toHaveCount(before);
  await close();
});
