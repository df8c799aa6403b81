/** Settings of layers: every letter takes effect, several layers change at once, and what was changed can be reset. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('fields change while they are typed, of one layer or of many, and go back', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const card = (name: string) => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Two-layer network/ }).click();

  await card('Hidden').getByText('Hidden', { exact: true }).click();
  const units = inspector.getByLabel('Units', { exact: true });
  await units.fill('96');
  await expect(card('Hidden').locator('.shape')).toHaveText('96');
  await units.fill('0');
  await expect(inspector.getByRole('alert')).toHaveText('Units must be a number from 1 to 4096.');
  await expect(card('Hidden').locator('.shape')).toHaveText('96');
  await units.press('Escape');
  await expect(card('Hidden').locator('.shape')).toHaveText('128');

  await inspector.getByRole('button', { name: 'About Units' }).click();
  await expect(page.locator('.floating-note')).toContainText('From 1 to 4096, at first 64.');
  await page.keyboard.press('Escape');

  await page.keyboard.down('Control');
  await card('Scores').getByText('Scores', { exact: true }).click();
  await page.keyboard.up('Control');
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('2 layers selected');
  await expect(units).toHaveAttribute('placeholder', 'different');
  await units.pressSequentially('12');
  await expect(card('Hidden').locator('.shape')).toHaveText('12');
  await expect(card('Scores').locator('.shape')).toHaveText('12');
  await units.press('Enter');
  await inspector.getByRole('button', { name: 'Reset Units to 64' }).click();
  await expect(card('Hidden').locator('.shape')).toHaveText('64');
  await page.locator('body').click({ position: { x: 640, y: 100 } });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(card('Hidden').locator('.shape')).toHaveText('128');
  await expect(card('Scores').locator('.shape')).toHaveText('10');
  await close();
});
