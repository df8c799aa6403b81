/** A mistake is explained where it is made and mended with one click. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('the list of problems names the place, what was wanted and what came, shows it and mends it', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const card = (name: string) => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });
  const status = page.getByRole('contentinfo', { name: 'The network in numbers' });
  await expect(status).toContainText('Ready to train.');
  await expect(status).toContainText('50,186');

  // Without its Flatten layer the dense layer gets an image.
  await card('Flatten').getByText('Flatten', { exact: true }).click();
  await page.keyboard.press('Delete');
  await expect(status).toContainText('1 to solve');
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toHaveAttribute('title', 'Scores: Dense needs a flat list of numbers, got an image of 64×7×7.');

  const list = page.locator('.problems');
  await list.locator('summary').click();
  await expect(list.getByRole('listitem')).toContainText(/wanted\s*a flat list\s*got\s*64×7×7/);
  await list.getByRole('button', { name: 'Show Scores' }).click();
  await expect(card('Scores')).toHaveClass(/selected/);
  const canvas = (await page.locator('.svelte-flow').boundingBox())!;
  await expect.poll(async () => {
    const box = (await card('Scores').boundingBox())!;
    return Math.abs(box.x + box.width / 2 - canvas.x - canvas.width / 2);
  }).toBeLessThan(3);
  await list.getByRole('button', { name: 'Put a Flatten layer before it' }).click();
  await expect(status).toContainText('Ready to train.');
  await expect(card('Flatten').locator('.shape')).toHaveText('3136');
  await close();
});
