/** How layers are added, with a real mouse and keyboard: from the palette, by a few letters, at the end of a wire. */
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from './app';
import { centerOf, drag } from './mouse';

let running: RunningApp;
let page: Page;

test.beforeEach(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
});

test.afterEach(() => running.close());

const card = (name: string) => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });
const select = (name: string) => card(name).getByText(name, { exact: true }).click();

test('Enter in the palette adds the best answer behind the selected layer', async () => {
  await select('Pool 2');
  await page.getByLabel('Find a layer').fill('bn');
  await page.keyboard.press('Enter');
  await expect(card('Batch norm').locator('.shape')).toHaveText('64×7×7');
  await expect(page.getByLabel('Connection from Batch norm to Flatten', { exact: false })).toBeAttached();
});

test('a slash and a few letters add a layer, at the pointer or behind the selected one', async () => {
  await select('ReLU 1');
  await page.keyboard.type('/conv');
  await expect(page.getByRole('option').first()).toContainText('Convolution');
  await expect(page.getByRole('option').first()).toContainText('16×28×28');
  await page.keyboard.press('Enter');
  await expect(card('Convolution').locator('.shape')).toHaveText('16×28×28');
  await expect(page.locator('.svelte-flow__node:focus')).toContainText('Convolution');

  // The next one goes on from there.
  await page.keyboard.type('/tanh');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Connection from Convolution to Tanh', { exact: false })).toBeAttached();

  await page.keyboard.press('Escape');
  const canvas = (await page.locator('.svelte-flow').boundingBox())!;
  const spot = { x: canvas.x + canvas.width * 0.7, y: canvas.y + canvas.height * 0.8 };
  await page.mouse.click(spot.x, spot.y);
  await page.keyboard.type('/drop');
  await page.keyboard.press('Enter');
  // The nearest free place, which may be half a card away.
  const corner = (await card('Dropout').boundingBox())!;
  expect(Math.hypot(corner.x - spot.x, corner.y - spot.y)).toBeLessThan(130);
});

test('a wire into the void asks for a layer that fits, and one undo takes both back', async () => {
  const port = page.getByLabel('Output of Flatten', { exact: true });
  await card('Flatten').hover();
  const canvas = (await page.locator('.svelte-flow').boundingBox())!;
  await drag(page, await centerOf(port), { x: canvas.x + canvas.width * 0.75, y: canvas.y + canvas.height * 0.8 });
  const list = page.getByRole('dialog', { name: 'Add a layer' });
  await expect(list).toContainText('After Flatten');
  // A convolution does not fit a list of 3136 numbers, a dense layer does.
  await page.keyboard.type('conv');
  await expect(list.getByText('Do not fit 3136')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('fc');
  await page.keyboard.press('Enter');
  await expect(card('Dense').locator('.shape')).toHaveText('64');
  await expect(page.getByLabel('Connection from Flatten to Dense', { exact: false })).toBeAttached();
  await page.keyboard.press('Control+z');
  await expect(card('Dense')).toHaveCount(0);
  await expect(page.getByLabel('Connection from Flatten to Scores', { exact: false })).toBeAttached();
});
