/** The Data workspace: another dataset and a network for it in one click, its features, its settings, points of one's own, training, undo. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('points are chosen, set, clicked and learned', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByRole('radio', { name: 'Data' }).click();
  await page.getByRole('button', { name: /^Moons/ }).click();
  await expect(page.getByRole('heading', { name: 'Moons' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'cannot learn from Moons, so “Moons” took its place.' })).toBeVisible();
  await expect(page.getByText('does not fit this dataset')).toHaveCount(0);

  // A network of one's own may stay, which is said with a way out; and it comes back with its own dataset.
  await page.getByRole('button', { name: 'Keep my network' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'does not fit this dataset' })).toBeVisible();
  await page.getByRole('button', { name: 'Take a network that fits' }).click();
  await expect(page.getByText('does not fit this dataset')).toHaveCount(0);
  await page.getByRole('button', { name: /^Spiral/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'To learn from Spiral, the network was changed' })).toBeVisible();
  await expect(page.getByText('does not fit this dataset')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Moons' })).toBeVisible();

  const product = page.getByRole('checkbox', { name: 'xy', exact: true });
  await product.click();
  await expect(product).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(product).not.toBeChecked();

  const noise = page.getByRole('spinbutton', { name: 'Noise' }).or(page.getByRole('textbox', { name: 'Noise' }));
  await noise.fill('0.2');
  await noise.press('Enter');
  const plot = page.getByRole('application', { name: /^Moons/ });
  await plot.click({ position: { x: 40, y: 40 } });
  await page.getByRole('radio', { name: 'B', exact: true }).click();
  await plot.click({ position: { x: 60, y: 300 } });
  await expect(page.getByText('2 of your own')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 of your own')).toBeVisible();
  await plot.click({ position: { x: 40, y: 40 }, button: 'right' });
  await expect(page.getByText('0 of your own')).toBeVisible();
  await plot.press('Enter');
  await expect(page.getByText('1 of your own')).toBeVisible();

  await page.getByText('As a table').click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(201);

  await page.getByRole('radio', { name: 'Network' }).click();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('.svelte-flow__node .norm').first()).toBeVisible();
  await close();
});
