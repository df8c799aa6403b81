/** The loss surface along each kind of directions, with the path of the weights and exact values under mouse and keys. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from './app';
import { savedWeights } from './stored-weights';

let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Spiral, 2–8–8–3/ }).first().click();
  await page.getByLabel('View: Gradient seismograph').click();
  await page.getByRole('option', { name: 'Loss surface' }).click();
});

test.afterAll(() => running.close());

const view = (): Locator => page.getByRole('region', { name: 'Loss surface' });
const map = (): Locator => view().getByRole('img', { name: /^Loss over / });
const readout = (): Locator => view().locator('p.readout');

async function directions(name: string): Promise<void> {
  await view().getByLabel(/^Directions: /).click();
  await page.getByRole('option', { name, exact: true }).click();
}

async function draw(): Promise<void> {
  await view().getByRole('button', { name: 'Draw it around the present weights' }).click();
  await expect(view().getByText(/% drawn/)).toHaveCount(0, { timeout: 60_000 });
}

/** Both coordinates and the loss that the readout tells. */
async function told(): Promise<readonly number[]> {
  return ((await readout().textContent())!.match(/-?\d[\d.e-]*/g) ?? []).map(Number);
}

test('two random directions: the middle has the loss of the weights, and the mouse reads other places', async () => {
  await draw();
  await expect(readout()).toContainText(/● step 0: loss \d/);
  const [, , lossNow] = [0, ...(await told()).slice(-2)];
  await map().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  const [x, y, loss] = await told();
  expect([x, y]).toEqual([0, 0]);
  expect(loss! / lossNow!).toBeCloseTo(1, 2);
  const box = (await map().boundingBox())!;
  await page.mouse.move(box.x + box.width - 2, box.y + 2);
  await expect(readout()).toContainText(/^1, 1: /);
});

test('the path needs a training that was looked at, and then lies in the plane of most of its variance', async () => {
  await page.mouse.move(5, 5);
  await directions('Path of the training');
  await view().getByRole('button', { name: 'Draw it around the present weights' }).click();
  await expect(view().getByRole('alert')).toContainText('Too little of the path is known');
  // A run that ends within a second has hardly a path.
  await page.getByLabel('Epochs', { exact: true }).fill('100000');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForTimeout(5000);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await draw();
  await expect(map()).toHaveAccessibleName(/^Loss over component 1 \(\d+\.\d %\) and component 2 \(\d+\.\d %\)/);
  const shares = ((await map().getAttribute('aria-label'))!.match(/\d+\.\d(?= %)/g) ?? []).map(Number);
  expect(shares[0]! + shares[1]!).toBeGreaterThan(70);
  expect(shares[0]! + shares[1]!).toBeLessThan(100.2);
  const path = (await view().locator('path.way').getAttribute('d'))!;
  const places = path.slice(1).split('L').map((each) => each.split(',').map(Number));
  expect(places.length).toBeGreaterThanOrEqual(3);
  const { width, height } = (await map().boundingBox())!;
  for (const [x, y] of places) {
    expect(x! > 0 && x! < width).toBe(true);
    expect(y! > 0 && y! < height).toBe(true);
  }
});

test('two weights: the axes are in their own values', async () => {
  await directions('Two weights');
  await view().getByLabel(/^Parameter of the x axis: /).click();
  await page.getByRole('option', { name: /\.weight$/ }).first().click();
  const element = view().getByLabel('Element of the x axis');
  await element.fill('3');
  await page.keyboard.press('Enter');
  await draw();
  await expect(map()).toHaveAccessibleName(/^Loss over .+\.weight #3 and /);
  await map().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  const [x] = await told();
  const weights = await savedWeights(running);
  const first = Object.values(weights).find(({ shape }) => shape.length === 2)!;
  expect(x).toBeCloseTo(first.data[3]!, 4);

  await view().getByRole('button', { name: 'Loss surface: table, copy, save' }).click();
  await page.getByRole('menuitem', { name: 'Copy as CSV' }).click();
  const copied = await running.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')[0]).toMatch(/\.weight #3,.*,Loss/i);
});
