/** Looking while the training runs: gradients on the connections, statistics on the cards, and alarms with remedies. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from './app';
import { openDeep } from './deep-network';

let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
});

test.afterAll(() => running.close());

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const card = (name: string): Locator => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });
const alarms = (): Locator => page.getByRole('button', { name: /^Alarms of the training/ });

/** So many steps are made one by one and looked at. */
async function makeSteps(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const seen = await card('Hidden 1').locator('.row').getAttribute('title');
    await button('Step').click();
    await expect(card('Hidden 1').locator('.row')).not.toHaveAttribute('title', seen ?? '', { timeout: 30_000 });
  }
}

test('gradients flow and statistics change while the digits are learned', async () => {
  await button('Train').click();
  const row = page.locator('.svelte-flow__node', { hasText: /ReLU/ }).first().locator('.row');
  await expect(row).toHaveAttribute('title', /mean .*deviation .*\n.*whole batch: /, { timeout: 30_000 });
  const before = await row.getAttribute('title');
  await expect(row).not.toHaveAttribute('title', before!, { timeout: 30_000 });
  await expect(row.locator('.telling')).toContainText('dead');
  const flow = page.getByRole('img', { name: /^Gradients flow back through \d+ connections/ });
  const painted = await flow.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.some((each) => each > 0));
  expect(painted).toBe(true);
  await button('Pause').click();
  await expect(button('Continue')).toBeVisible();

  // The canvas takes on the colors of the theme that is switched to, not those of the one before.
  const wrongness = () =>
    flow.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let strongest = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at + 3]! > data[strongest + 3]!) strongest = at;
      const wanted = getComputedStyle(canvas).color.match(/[\d.]+/g)!.map(Number);
      return Math.max(...[0, 1, 2].map((channel) => Math.abs(data[strongest + channel]! - wanted[channel]!)));
    });
  for (let i = 0; i < 2; i++) {
    await button('Switch between light and dark').click();
    await expect.poll(wrongness).toBeLessThan(6);
  }
});

test('ten sigmoid layers lose the gradient: the alarm names the layer, a remedy is tried and taken back', async () => {
  await openDeep(running, 'sigmoid', 'glorot');
  await makeSteps(4);
  await alarms().click();
  const list = page.locator('.alarm-list');
  await expect(list).toContainText('Vanishing gradient');
  await expect(list).toContainText(/Only \S+ of the gradient of the last layer arrives at Hidden 1,/);
  await expect(card('Hidden 1').locator('span.alarm')).toBeVisible();

  const replace = list.getByRole('button', { name: 'Replace sigmoid and tanh by ReLU, with He initialization' });
  await replace.click();
  await expect(list).not.toContainText('Vanishing gradient');
  await makeSteps(4);
  const bar = page.locator('.alarm-trigger');
  const open = () => expect(async () => {
    if (!(await list.isVisible())) await bar.click();
    await expect(list).toBeVisible({ timeout: 1000 });
  }).toPass();
  await open();
  await expect(list).not.toContainText('Vanishing gradient');

  // The layers are what they were, and what is measured says so again.
  await list.getByRole('button', { name: 'Take back' }).click();
  await expect(list).toHaveCount(0);
  await makeSteps(4);
  await expect(bar).toContainText('Vanishing gradient');
});

test('ten ReLU layers with He initialization keep it', async () => {
  await openDeep(running, 'relu', 'he');
  await makeSteps(6);
  await expect(page.getByText('Vanishing gradient')).toHaveCount(0);
  await expect(page.getByText('Exploding gradient')).toHaveCount(0);
});
