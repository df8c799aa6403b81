/** The way of a first hour: draw, make a mistake, fix it, train, watch gradients, undo, export, classify. */
import { statSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, launchApp, resize, type RunningApp } from './app';
import { writeDigitFiles } from './digits';
import { centerOf, drag, type Place } from './mouse';

test.describe.configure({ mode: 'serial' });

let running: RunningApp;
let page: Page;

test.beforeAll(async () => {
  running = await launchApp({ size: { width: 1280, height: 800 } });
  page = running.page;
  await expect(card('Digits')).toBeVisible();
});

test.afterAll(() => running.close());

const cards = (): Locator => page.locator('.svelte-flow__node');
const card = (name: string): Locator => cards().filter({ has: page.getByText(name, { exact: true }) });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const fact = (name: string): Locator => page.locator('dl > div').filter({ has: page.locator('dt', { hasText: name }) }).locator('dd');
const output = (name: string): Locator => page.getByLabel(`Output of ${name}`, { exact: true });
const input = (name: string): Locator => page.getByLabel(`Input of ${name}`, { exact: true });

async function dragLayer(kind: string, to: Place): Promise<void> {
  const item = page.locator(`button[data-kind="${kind}"]`);
  await item.scrollIntoViewIfNeeded();
  await drag(page, await centerOf(item), to);
}

async function connect(from: string, to: string): Promise<void> {
  // A new card may still be gliding into view; hovering waits until ports rest.
  await input(to).hover();
  await output(from).hover();
  await drag(page, await centerOf(output(from)), await centerOf(input(to)));
}

async function setting(name: string, value: string): Promise<void> {
  await page.getByLabel(name, { exact: true }).fill(value);
  await page.keyboard.press('Enter');
}

/** A place on the empty part of the canvas, below the network. */
async function emptyPlace(share: number): Promise<Place> {
  const box = (await page.locator('.svelte-flow').boundingBox())!;
  return { x: box.x + box.width * share, y: box.y + box.height * 0.8 };
}

test('two layers are dragged in and connected, and a wrong connection is explained and fixed', async () => {
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /Two-layer network/ }).click();
  await expect(cards()).toHaveCount(6);

  await dragLayer('dense', await emptyPlace(0.12));
  await expect(cards()).toHaveCount(7);
  await dragLayer('relu', await emptyPlace(0.55));
  await expect(cards()).toHaveCount(8);
  await connect('Dense', 'ReLU 2');
  await connect('Digits', 'Dense');

  const note = card('Dense').locator('.note');
  await expect(note).toContainText('1×28×28');
  await expect(page.locator('.shape.wrong').filter({ hasText: '1×28×28' })).toBeVisible();
  await expect(page.locator('.dock .problem')).toContainText('1×28×28');
  await note.getByRole('button', { name: 'Put a Flatten layer before it' }).click();
  await expect(note).toBeHidden();
  await expect(cards()).toHaveCount(9);
});

test('every edit can be undone and done again', async () => {
  await card('ReLU 2').click();
  await page.keyboard.press('Delete');
  await expect(cards()).toHaveCount(8);
  await page.keyboard.press('Control+z');
  await expect(cards()).toHaveCount(9);
  await page.keyboard.press('Control+z');
  await expect(cards()).toHaveCount(8);
  await expect(card('Dense').locator('.note')).toContainText('1×28×28');
  await page.keyboard.press('Control+Shift+z');
  await expect(cards()).toHaveCount(9);
  await expect(card('Dense').locator('.note')).toBeHidden();
});

test('the new branch takes over, and the old one is deleted', async () => {
  await connect('ReLU 2', 'Scores');
  for (const [name, left] of [['ReLU', 8], ['Hidden', 7]] as const) {
    await card(name).click();
    await page.keyboard.press('Delete');
    await expect(cards()).toHaveCount(left);
  }
  await card('Flatten').first().click();
  await page.keyboard.press('Delete');
  await expect(cards()).toHaveCount(6);
  await expect(page.locator('.problems')).toHaveCount(0);
});

test('a field in the inspector changes the shape on the connection at once', async () => {
  await card('Dense').click();
  await page.getByRole('spinbutton', { name: 'Units' }).or(page.getByLabel('Units', { exact: true })).first().fill('256');
  await page.keyboard.press('Enter');
  await expect(card('Dense').locator('.facts .shape')).toHaveText('256');
});

test('before the first backward pass no number is invented; one step shows the gradients', async () => {
  await expect(card('Scores')).toContainText('no backward pass yet');
  await button('Step').click();
  await expect(card('Scores').locator('.norm')).toContainText(/[1-9]/);
  await expect(card('Dense').locator('.telling')).toContainText(/[1-9]/);
});

test('an epoch of training reaches 95 % on images it has not seen', async () => {
  await setting('Epochs', '1');
  await setting('Batch size', '32');
  await page.getByRole('button', { name: /^(Train|Continue)$/ }).click();
  await expect(button('Pause')).toBeVisible();
  await expect(page.locator('canvas').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'State' })).toContainText('finished', { timeout: 120_000 });
  const accuracy = Number.parseFloat(await fact('Validation').innerText());
  expect(accuracy).toBeGreaterThanOrEqual(95);
  for (const name of ['Dense', 'ReLU 2', 'Scores']) await expect(card(name).locator('.norm')).toContainText(/[1-9]/);
});

test('the trained network is exported and agrees with the app on 100 test images', async () => {
  const file = path.join(running.userData, 'digits.onnx');
  await answerSaveDialog(running.app, file);
  await page.getByRole('button', { name: /^Export/ }).click();
  const notice = page.getByRole('status').filter({ hasText: 'digits.onnx is saved. On 100 test images' });
  await expect(notice).toBeVisible();
  const difference = Number.parseFloat((await notice.innerText()).match(/at most ([\d.e-]+)/)![1]);
  expect(difference).toBeLessThan(1e-4);
  expect(statSync(file).size).toBeGreaterThan(100_000);
});

test('three digit files from disk are classified, and a file that is no image gets a sentence', async () => {
  const digits = writeDigitFiles(running.userData, [0, 1, 2]);
  await page.getByRole('radio', { name: 'Photos' }).or(page.getByRole('button', { name: 'Photos', exact: true })).click();
  await answerOpenDialog(running.app, [...digits.map(({ file }) => file), path.join(running.userData, 'digits.onnx')]);
  await button('Open images').click();
  for (const { file, label } of digits) {
    const result = page.locator('article').filter({ hasText: path.basename(file) });
    await expect(result.locator('li.first .label')).toHaveText(label);
  }
  await expect(page.locator('article').filter({ hasText: 'digits.onnx' })).toContainText('is not an image');
});

test('a digit drawn with the mouse is classified', async () => {
  const pad = page.getByLabel('Drawing pad');
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number): Place => ({ x: box.x + box.width * x, y: box.y + box.height * y });
  await drag(page, at(0.5, 0.15), at(0.5, 0.85));
  const drawn = page.locator('section').filter({ has: pad });
  await expect(drawn.locator('li.first .label')).toHaveText('1');
});

test('the view of the network and the drawing survive a change of the workspace', async () => {
  const zoom = page.getByRole('button', { name: /^Zoom to 100 %/ });
  const transform = (): Promise<string> => page.locator('.svelte-flow__viewport').evaluate(({ style }: HTMLElement) => style.transform);
  await page.keyboard.press('Control+1');
  await zoom.click();
  await expect(zoom).toHaveText('100 %');
  await page.locator('.svelte-flow').hover({ position: { x: 20, y: 20 } });
  // The wheel alone moves the view.
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(zoom).not.toHaveText('100 %');
  const before = await transform();
  await page.keyboard.press('Control+2');
  await expect(page.locator('section').filter({ has: page.getByLabel('Drawing pad') }).locator('li.first .label')).toHaveText('1');
  await page.keyboard.press('Control+1');
  await expect(zoom).toBeVisible();
  expect(await transform()).toBe(before);
});

test('the window speaks Chinese, without a restart', async () => {
  await page.getByRole('radio', { name: '中文' }).or(page.getByRole('button', { name: '中文' })).first().click();
  await expect(page.getByText('照片').or(page.getByText('图片')).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.lang)).toMatch(/^zh/);
});

for (const theme of ['light', 'dark'] as const) {
  for (const size of [{ width: 1280, height: 800 }, { width: 1920, height: 1080 }]) {
    test(`accessibility: no violation in ${theme} at ${size.width}×${size.height}, and no scroll bar around the page`, async () => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await resize(running.app, size);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      for (const workspace of [0, 1]) {
        await page.locator('header').getByRole('radio').nth(workspace).click();
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
        const overflow = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]);
        expect(Math.max(...overflow)).toBeLessThanOrEqual(0);
      }
    });
  }
}
