/** Without any mouse: a LeNet from an empty canvas to its training, the list of layers, the sheet of keys, undo of an arrangement. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from './app';

test.describe.configure({ mode: 'serial' });

let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
  await expect(cards().first()).toBeVisible();
});

test.afterAll(() => running.close());

const cards = () => page.locator('.svelte-flow__node');
const press = (keys: string) => page.keyboard.press(keys);
const dialog = () => page.getByRole('dialog');

/** Presses Tab until the control with this name has the focus. */
async function tabTo(name: string): Promise<void> {
  const control = page.getByLabel(name, { exact: true });
  for (let presses = 0; presses < 30; presses++) {
    if (await control.evaluateAll((all) => all.some((each) => each === document.activeElement))) return;
    await press('Tab');
  }
  throw new Error(`Tab does not reach "${name}".`);
}

async function add(letters: string, count: number): Promise<void> {
  await page.keyboard.type(`/${letters}`);
  await expect(page.getByRole('option').first()).toBeVisible();
  await press('Enter');
  await expect(cards()).toHaveCount(count);
}

test('a LeNet is built from an empty canvas and trained', async () => {
  await press('Control+a');
  await press('Delete');
  await expect(cards()).toHaveCount(0);
  const letters = ['input', 'conv', 'relu', 'max pool', 'conv', 'relu', 'max pool', 'flatten', 'dense', 'relu', 'dense'];
  for (const [index, each] of letters.entries()) await add(each, index + 1);
  await press('F2');
  await tabTo('Units');
  await press('Control+a');
  await page.keyboard.type('10');
  await press('Enter');
  await expect(page.getByLabel('Connection from ReLU 3 to Dense 2', { exact: false })).toBeAttached();
  await expect(cards().last()).toContainText('10');
  // The slash belongs to the field as long as it has the focus.
  await page.evaluate(() => document.querySelector<HTMLElement>(':focus')?.blur());
  await add('softmax', letters.length + 1);
  await press('Control+Shift+Enter');
  await expect(page.locator('.norm').first()).toBeVisible({ timeout: 30_000 });
  await press('Control+Enter');
  await expect(page.getByRole('status', { name: 'State' })).toContainText(/training|running/i);
  await press('Control+.');
  await expect(page.getByRole('status', { name: 'State' })).toContainText(/paused/i);
});

test('the list of layers says what the drawing says, and edits it', async () => {
  await press('Control+Shift+o');
  const rows = dialog().getByRole('listitem');
  await expect(rows).toHaveCount(12);
  await expect(rows.first()).toContainText('1×28×28');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await rows.locator('button').and(page.locator('[tabindex="0"]')).focus();
  await press('End');
  await expect(rows.last().locator('button')).toBeFocused();
  await press('Home');
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Delete');
  await expect(rows).toHaveCount(11);
  await expect(page.getByRole('status').filter({ hasText: /Delete/ })).toBeAttached();
  await tabTo('Input from');
  await expect(dialog().getByLabel('Input from')).toHaveValue(/conv/);
  await press('Escape');
  await expect(dialog()).toBeHidden();
  await press('Control+z');
  await expect(cards()).toHaveCount(12);
});

test('the sheet of keys opens with the question mark and ends with Esc', async () => {
  await press('Shift+?');
  await expect(dialog()).toContainText('Ctrl+Shift+O');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await press('Escape');
  await expect(dialog()).toBeHidden();
});

test('an arrangement is one step that can be undone', async () => {
  const places = () => cards().evaluateAll((all) => all.map((card) => (card as HTMLElement).style.transform).join());
  await cards().nth(3).focus();
  await press('Enter');
  for (let presses = 0; presses < 9; presses++) await press('Shift+ArrowDown');
  const moved = await places();
  await press('Control+k');
  await page.keyboard.type('arrange');
  await press('Enter');
  await expect.poll(places).not.toBe(moved);
  await page.waitForTimeout(500);
  await press('Control+z');
  await expect.poll(places).toBe(moved);
});
