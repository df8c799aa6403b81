/** A layer with two inputs: a residual connection drawn with the mouse, and one training step through both of its paths. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';
import { centerOf, drag } from './mouse';

test('a residual connection is drawn and trained', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const port = (name: string) => page.getByLabel(name, { exact: true });
  const connect = async (from: string, to: string) => {
    await port(to).hover();
    await port(from).hover();
    await drag(page, await centerOf(port(from)), await centerOf(port(to)));
  };
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Two-layer network/ }).click();
  const item = page.locator('button[data-kind="add"]');
  await item.scrollIntoViewIfNeeded();
  const canvas = (await page.locator('.svelte-flow').boundingBox())!;
  await drag(page, await centerOf(item), { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height * 0.8 });
  const add = page.locator('.svelte-flow__node').filter({ has: page.getByText('Add', { exact: true }) });
  await expect(add).toBeVisible();

  await connect('Output of Hidden', 'Input 1 of Add');
  await expect(add.locator('.note')).toContainText('Input 2 of Add is still open.');
  await connect('Output of ReLU', 'Input 2 of Add');
  await connect('Output of Add', 'Input of Scores');
  await expect(add.locator('.shape')).toHaveText('128');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(add.locator('.norm')).toBeVisible();
  await close();
});
