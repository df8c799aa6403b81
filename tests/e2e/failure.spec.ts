/** A learning rate that is much too large: the run stops before it learns nonsense, says where, and goes back. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from './app';

let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Two-layer network/ }).click();
});

test.afterAll(() => running.close());

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const rate = (): Locator => page.getByLabel('Learning rate', { exact: true });

async function set(label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByLabel(new RegExp(`^${label}: `)).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a number that is not finite is named, marked on the canvas, and the way back halves the rate', async () => {
  await choose('Optimizer', 'SGD');
  await set('Learning rate', '100');
  // Each step multiplies the weights by about -200,000.
  await button('More settings').click();
  await choose('Weight penalty', 'L2: λ Σw²');
  await set('Strength λ', '1000');
  await page.keyboard.press('Escape');
  await button('Train').click();
  const alert = page.getByRole('alert').filter({ hasText: 'a number grew beyond all bounds' });
  await expect(alert).toBeVisible({ timeout: 60_000 });
  await expect(alert).toContainText(/^\s*Stopped before step \d+: a number grew beyond all bounds, first in (Hidden|Scores) \(\w+, (forward pass|backward pass|update)\)\./);
  await expect(page.getByRole('img', { name: /no longer finite for the first time/ })).toHaveCount(1);

  await button('Go back and halve the rate').click();
  await expect(rate()).toHaveValue('50');
  await expect(alert).toBeVisible({ timeout: 60_000 });
  await button('Keep looking').click();
  await expect(alert).toHaveCount(0);

  await set('Learning rate', '0.1');
  await button('More settings').click();
  await set('Strength λ', '0.001');
  await page.keyboard.press('Escape');
  await button('Reset').click();
  await button('Train').click();
  await expect(button('Pause')).toBeVisible();
  await expect(page.getByRole('img', { name: /no longer finite for the first time/ })).toHaveCount(0);
  await button('Pause').click();
});
