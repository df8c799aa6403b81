/** The canvas as an editor: selecting, aligning, copying between windows, comments and frames, the history, wires that cannot be. */
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './app';
import { centerOf, drag, type Place } from './mouse';

const size = { width: 1280, height: 800 };
const card = (page: Page, id: string) => page.locator(`.svelte-flow__node[data-id="${id}"]`);
const selected = (page: Page) => page.locator('.svelte-flow__node.selected');

async function corner(page: Page): Promise<Place> {
  const box = (await page.locator('.svelte-flow').boundingBox())!;
  return { x: box.x, y: box.y };
}

async function boxFirstRow(page: Page): Promise<void> {
  const { x, y } = await corner(page);
  const last = (await card(page, 'relu1').boundingBox())!;
  await page.keyboard.down('Shift');
  await drag(page, { x: x + 6, y: y + 70 }, { x: last.x + last.width + 8, y: last.y + last.height + 8 });
  await page.keyboard.up('Shift');
}

test('cards are selected by a box, aligned, and undone', async () => {
  const { page, close } = await launchApp({ size });
  await boxFirstRow(page);
  await expect(selected(page)).toHaveCount(3);
  await card(page, 'relu1').click({ modifiers: ['Shift'] });
  await expect(selected(page)).toHaveCount(2);
  const before = (await card(page, 'conv1').boundingBox())!;
  await page.keyboard.press('Control+Shift+ArrowLeft');
  const left = (await card(page, 'input').boundingBox())!.x;
  await expect.poll(async () => (await card(page, 'conv1').boundingBox())!.x).toBeCloseTo(left, 0);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await card(page, 'conv1').boundingBox())!.x).toBeCloseTo(before.x, 0);
  await page.keyboard.press('Control+a');
  await expect(selected(page)).toHaveCount(10);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
  await close();
});

test('layers are copied to another window, and duplicated', async () => {
  const first = await launchApp({ size });
  const second = await launchApp({ size });
  await boxFirstRow(first.page);
  await first.page.keyboard.press('Control+c');
  await second.page.bringToFront();
  await second.page.keyboard.press('Control+v');
  await expect(second.page.locator('.svelte-flow__node')).toHaveCount(13);
  await expect(selected(second.page)).toHaveCount(3);
  await expect(second.page.locator('.svelte-flow__edge')).toHaveCount(11);
  await expect(second.page.locator('.svelte-flow__node').getByText('Conv 3', { exact: true })).toBeVisible();
  await second.page.keyboard.press('Control+d');
  await expect(second.page.locator('.svelte-flow__node')).toHaveCount(16);
  await second.page.keyboard.press('Control+z');
  await second.page.keyboard.press('Control+z');
  await expect(second.page.locator('.svelte-flow__node')).toHaveCount(10);
  await first.close();
  await second.close();
});

test('a frame is put around layers, takes them along, and the history goes back to the start', async () => {
  const { page, close } = await launchApp({ size });
  await boxFirstRow(page);
  await page.keyboard.press('Shift+G');
  await page.keyboard.type('Features');
  await page.keyboard.press('Enter');
  const title = page.locator('.svelte-flow__node-frame .title');
  await expect(title).toHaveText('Features');
  const before = (await card(page, 'conv1').boundingBox())!;
  const held = await centerOf(title);
  await drag(page, held, { x: held.x + 40, y: held.y + 60 });
  await expect.poll(async () => (await card(page, 'conv1').boundingBox())!.y - before.y).toBeGreaterThan(30);

  const { x, y } = await corner(page);
  await page.mouse.move(x + 480, y + 380);
  await page.keyboard.press('Shift+C');
  await page.keyboard.type('One score for each class.');
  await page.keyboard.press('Escape');
  await expect(page.locator('.svelte-flow__node-comment')).toHaveText('One score for each class.');

  await page.keyboard.press('Control+Shift+H');
  await expect(page.getByRole('menuitemradio')).toHaveText([/Start/, /Add frame/, /Write/, /Move layers/, /Add comment/, /Write.*now/]);
  await page.getByRole('menuitemradio').first().click();
  await expect(page.locator('.svelte-flow__node-frame, .svelte-flow__node-comment')).toHaveCount(0);
  await page.getByRole('menuitemradio').last().click();
  await expect(page.locator('.svelte-flow__node-comment')).toHaveText('One score for each class.');
  await page.keyboard.press('Escape');

  await card(page, 'scores').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /Duplicate/ })).toContainText('Ctrl+D');
  await page.getByRole('menuitem', { name: /Copy/ }).click();
  await page.keyboard.press('Control+v');
  await expect(page.locator('.svelte-flow__node').getByText('Scores 2', { exact: true })).toBeVisible();
  await close();
});

test('a wire that would close a circle is refused with the reason at the pointer', async () => {
  const { page, close } = await launchApp({ size });
  const [from, to] = [page.getByLabel('Output of Pool 2', { exact: true }), page.getByLabel('Input of ReLU 2', { exact: true })];
  const [start, end] = [await centerOf(from), await centerOf(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, end.y + 40, { steps: 4 });
  await expect(page.getByLabel('Input of Flatten', { exact: true })).toHaveClass(/fits/);
  await expect(page.getByLabel('Input of Conv 1', { exact: true })).toHaveClass(/unfit/);
  await page.mouse.move(end.x, end.y, { steps: 6 });
  await expect(page.locator('.reason')).toHaveText('Values would flow in a circle: Pool 2 → ReLU 2 → Pool 2');
  await page.mouse.up();
  await expect(page.locator('.svelte-flow__edge')).toHaveCount(9);
  await close();
});
