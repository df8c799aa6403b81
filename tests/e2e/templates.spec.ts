/** The gallery: a template is found and opened by keyboard, trains a step, is exported as script and drawing, and undo returns the former work. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { answerSaveDialog, launchApp } from './app';

test('the gallery opens the autoencoder, and undo brings the former network back', async () => {
  const { app, page, userData, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const cards = page.locator('.svelte-flow__node');
  const before = await cards.count();
  await page.getByRole('button', { name: 'Templates' }).click();
  const gallery = page.getByRole('dialog', { name: 'Templates' });
  await expect(gallery.locator('button[data-template]')).toHaveCount(26);
  await expect(gallery.getByRole('button', { name: /LeNet-5/ })).toContainText('61.7k weights');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(gallery.locator('button:focus')).toHaveAttribute('data-template', 'spiral-linear');

  await gallery.getByRole('searchbox').fill('autoenc');
  await expect(gallery.locator('button[data-template]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(gallery).toBeHidden();
  await expect(cards).toHaveCount(9);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.locator('.svelte-flow__node').filter({ hasText: 'Drawn again' }).locator('.loss')).toBeVisible();

  const script = path.join(userData, 'autoencoder.py');
  await answerSaveDialog(app, script);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pytorch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('autoencoder.py is saved.', { exact: false })).toBeVisible();
  expect(readFileSync(script, 'utf8')).toContain('self.code = nn.Linear(128, 16)');

  const exported = async (extension: 'svg' | 'png') => {
    const file = path.join(userData, `drawing.${extension}`);
    await answerSaveDialog(app, file);
    await page.locator('header, .bar').first().getByRole('button', { name: /Autoencoder/ }).click();
    await page.getByRole('menuitem', { name: `Export the drawing as ${extension.toUpperCase()}` }).click();
    await expect(page.getByText(`The drawing is saved as drawing.${extension}.`)).toBeVisible();
    return readFileSync(file);
  };
  const svg = (await exported('svg')).toString('utf8');
  const isWellFormed = (text: string) => page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
    return image.decode().then(() => true, () => false);
  }, text);
  expect(await isWellFormed(svg)).toBe(true);
  expect(await isWellFormed(svg.replace('</svg>', ''))).toBe(false);
  expect(svg.match(/data-layer=/g)).toHaveLength(9);
  const [, width] = /<svg [^>]*width="([\d.]+)"/.exec(svg)!;
  const png = await exported('png');
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.readUInt32BE(16)).toBe(Math.ceil(2 * Number(width)));
  expect(png.length).toBeGreaterThan(10_000);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards).toHaveCount(before);
  await close();
});
