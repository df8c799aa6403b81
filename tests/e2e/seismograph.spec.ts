/** The seismograph in the window: quantities, exact values under the mouse and by keys, numbers as a table. */
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

const view = (): Locator => page.getByRole('region', { name: 'Gradient seismograph' });
const plot = (): Locator => view().getByRole('img', { name: /of each layer over the steps/ });

async function step(count: number): Promise<void> {
  for (let i = 1; i <= count; i++) {
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(view().getByRole('table').getByRole('row')).toHaveCount(i + 1, { timeout: 30_000 });
  }
}

async function choose(quantity: string): Promise<void> {
  await view().getByLabel(/^Quantity: /).click();
  await page.getByRole('option', { name: quantity, exact: true }).click();
}

/** What the page says of the layers at the last step, by the quantity that is chosen. */
async function lastRow(): Promise<readonly string[]> {
  return view().getByRole('table').getByRole('row').last().locator('th, td').allTextContents();
}

test('a deep sigmoid network fades towards its input, and the readout says how much', async () => {
  await openDeep(running, 'sigmoid', 'glorot');
  await step(3);
  const names = await view().getByRole('table').getByRole('columnheader').allTextContents();
  expect(names[0]).toBe('Step');
  const shown = (await lastRow()).slice(1).map(Number);
  const at = (name: string): number => shown[names.indexOf(name) - 1]!;
  expect(at('Hidden 1')).toBeLessThan(1e-3 * at('Hidden 10'));
  await expect(plot().locator('path.alarm').first()).toBeVisible();
  await expect(plot().locator('path.healthy').first()).toBeVisible();

  // Painted darker at the output side than at the input side.
  const [top, bottom] = await view().locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, 1, canvas.height);
    return [data[3]!, data[data.length - 1 - 4 * 2]!];
  });
  expect(top).toBeGreaterThan(bottom + 60);

  const box = (await plot().boundingBox())!;
  await page.mouse.move(box.x + 96, box.y + 10);
  const reading = view().locator('.reading');
  await expect(reading).toContainText('step 1');
  await expect(reading).toContainText(names[1]!);
  await plot().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(reading).toContainText('step 2');
  await expect(reading).toContainText(names[2]!);
  const row = await view().getByRole('table').getByRole('row').nth(2).locator('th, td').allTextContents();
  await expect(reading.locator('.number').last()).toHaveText(row[2]!);
});

test('every quantity has its values and its legend, and the file has all of them', async () => {
  const legends = { 'Gradient of the parameters': '‖∂L/∂w‖', 'Mean of the outputs': 'mean', 'Spread of the outputs': 'σ(y)', 'Update / weights': '‖Δw‖/‖w‖', 'Dead or saturated': '%' };
  await page.mouse.move(5, 5);
  for (const [quantity, legend] of Object.entries(legends)) {
    await choose(quantity);
    await expect(plot()).toHaveAccessibleName(new RegExp(`^${quantity} of each layer`));
    await expect(view().locator('.head')).toContainText(legend);
    expect((await lastRow()).length).toBeGreaterThan(5);
  }
  await choose('Update / weights');
  await view().getByRole('button', { name: 'Gradient seismograph: table, copy, save' }).click();
  await page.getByRole('menuitem', { name: 'Copy as CSV' }).click();
  const copied = await running.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Step,Scores,Hidden 10,Hidden 9/);
  expect(copied.trim().split('\n')).toHaveLength(4);
});

test('what was chosen is still chosen when the view comes back', async () => {
  await page.getByLabel('View: Gradient seismograph').click();
  await page.getByRole('option', { name: 'Loss surface' }).click();
  await page.getByLabel('View: Loss surface').click();
  await page.getByRole('option', { name: 'Gradient seismograph' }).click();
  await expect(view().getByLabel('Quantity: Update / weights')).toBeVisible();
});
