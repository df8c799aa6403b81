/** Blocks with a real mouse: three layers become one, two instances follow one edit inside, and every step can be undone. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchApp } from './app';
import { centerOf } from './mouse';

const card = (page: Page, name: string): Locator => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });

async function select(page: Page, names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) {
    const { x, y } = await centerOf(card(page, name).locator('.name'));
    if (i > 0) await page.keyboard.down('Shift');
    await page.mouse.click(x, y);
    if (i > 0) await page.keyboard.up('Shift');
  }
}

test('a selection becomes a block that is used twice and edited once', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const cards = page.locator('.svelte-flow__node');
  await expect(cards).toHaveCount(10);

  await select(page, ['Conv 2', 'ReLU 2', 'Pool 2']);
  await page.keyboard.press('Control+g');
  await expect(cards).toHaveCount(8);
  const block = card(page, 'Block');
  await expect(block.locator('.count')).toHaveText('3');
  await expect(block.locator('.shape')).toHaveText('64×7×7');

  await page.keyboard.press('Control+d');
  await expect(cards).toHaveCount(9);
  await expect(card(page, 'Block 2').locator('.count')).toHaveText('3');

  await block.dblclick({ position: { x: 40, y: 15 } });
  await expect(page.getByRole('navigation', { name: 'Opened blocks' })).toContainText('Block');
  await expect(cards).toHaveCount(5);
  await select(page, ['ReLU 2']);
  await page.keyboard.press('Delete');
  await expect(cards).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(cards).toHaveCount(9);
  await expect(block.locator('.count')).toHaveText('2');
  await expect(card(page, 'Block 2').locator('.count')).toHaveText('2');

  await select(page, ['Block']);
  await page.keyboard.press('Control+Shift+g');
  await expect(cards).toHaveCount(10);
  await expect(card(page, 'Conv 2')).toBeVisible();

  for (const [undone, count] of [['expand', 9], ['delete inside', 5], ['duplicate', 8], ['collapse', 10]] as const) {
    await page.keyboard.press('Control+z');
    await expect(cards, `after undoing: ${undone}`).toHaveCount(count);
  }
  await expect(card(page, 'ReLU 2')).toBeVisible();
  await close();
});

test('a block of the library is put into a connection, set at the inspector and trained', async () => {
  const { page, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await select(page, ['Pool 1']);
  const item = page.locator('button[data-kind="library-residual"]');
  await item.scrollIntoViewIfNeeded();
  await item.dblclick();
  const block = card(page, 'Residual block');
  await expect(block.locator('.shape')).toHaveText('32×14×14');
  await page.getByLabel('Filters', { exact: true }).fill('8');
  await page.keyboard.press('Enter');
  await expect(block.locator('.shape')).toHaveText('8×14×14');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(block.locator('.norm')).toBeVisible();

  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(card(page, 'Add').locator('.norm')).toBeVisible();
  await page.getByRole('navigation', { name: 'Opened blocks' }).getByRole('button').first().click();
  await expect(block).toBeVisible();
  await close();
});
