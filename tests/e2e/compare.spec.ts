/** Two runs side by side from the same data: straight borders against a hidden layer, with the views of the dock around them. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, launchApp } from './app';

test('a linear classifier and a hidden layer are compared on the spiral', async () => {
  test.setTimeout(480_000);
  const { page, app, userData, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByLabel('View: Gradient seismograph').click();
  await page.getByRole('option', { name: 'Runs side by side' }).click();
  const view = page.getByRole('region', { name: 'Runs side by side' });
  const keep = view.getByRole('button', { name: 'Keep this run to compare' });

  for (const template of [/^Spiral, linear/, /^Spiral 2–100–3/]) {
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('dialog').getByRole('button', { name: template }).click();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.getByRole('status', { name: 'State' })).toContainText('finished', { timeout: 180_000 });
    await keep.click();
  }

  const table = view.getByRole('table', { name: 'Runs side by side' }).first();
  await expect(table.getByRole('columnheader')).toHaveCount(3);
  await expect(table.getByRole('columnheader').last()).toContainText('Spiral (now)');
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const accuracies = (await row('Training accuracy').getByRole('cell').allTextContents()).map(parseFloat);
  // The course notes report 49 % and 98 %, of their own draw of the points.
  expect(accuracies[0]).toBeGreaterThan(48);
  expect(accuracies[0]).toBeLessThan(52);
  expect(accuracies[1]).toBeGreaterThan(97);
  expect(accuracies[1]).toBeLessThan(99.5);
  await expect(row('Dataset').getByRole('cell')).toHaveText(['Spiral', 'Spiral', 'Spiral']);
  await expect(row('Training accuracy')).toHaveClass(/differs/);
  await expect(row('Seed')).not.toHaveClass(/differs/);

  await page.getByRole('button', { name: 'Enlarge Runs side by side over the canvas' }).click();
  await expect(view.getByRole('img', { name: /^Training loss of the runs/ }).locator('path')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Enlarge Runs side by side over the canvas' })).toBeVisible();

  await view.getByRole('button', { name: 'Runs side by side: table, copy, save' }).click();
  await page.getByRole('menuitem', { name: 'Copy as CSV' }).click();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Figure,Spiral linear,Spiral,Spiral \(now\)\nTraining accuracy,\d/);

  // The regions of both are seen beside those of the present network, which are the same as in the run that was kept last.
  const pictures = view.getByRole('img', { name: /^Regions of / });
  await expect(pictures).toHaveCount(3);
  const pixels = await pictures.locator('canvas').evaluateAll((canvases) => canvases.map((canvas) => Array.from((canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, 60, 45).data).join()));
  expect(new Set(pixels[0]!.split(',')).size).toBeGreaterThan(10);
  expect(pixels[0]).not.toBe(pixels[1]);
  expect(pixels[2]).toBe(pixels[1]);

  // They are in the file of the project.
  const figures = await row('Training accuracy').getByRole('cell').allTextContents();
  const file = path.join(userData, 'compared.gradlab');
  await answerSaveDialog(app, file);
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByText('Saved as “compared.gradlab”.').first()).toBeVisible();
  for (const name of ['Spiral', 'Spiral linear']) await view.getByRole('button', { name: `Remove ${name} from the comparison`, exact: true }).click();
  await expect(table.getByRole('columnheader')).toHaveCount(1);
  await answerOpenDialog(app, [file]);
  await page.keyboard.press('Control+o');
  await expect(table.getByRole('columnheader')).toHaveCount(3);
  expect((await row('Training accuracy').getByRole('cell').allTextContents()).slice(0, 2)).toEqual(figures.slice(0, 2));
  await expect(pictures.first()).toBeVisible();
  await close();
});
