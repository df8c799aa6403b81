/** Two runs side by side from the same data: straight borders against a hidden layer, with the views of the dock around them. */
import { expect, test } from '@playwright/test';
import { launchApp } from './app';

test('a linear classifier and a hidden layer are compared on the spiral', async () => {
  test.setTimeout(240_000);
  const { page, app, close } = await launchApp({ size: { width: 1280, height: 800 } });
  await page.getByLabel('View: Gradient seismograph').click();
  await page.getByRole('option', { name: 'Runs side by side' }).click();
  const view = page.getByRole('region', { name: 'Runs side by side' });
  const keep = view.getByRole('button', { name: 'Keep this run to compare' });

  for (const template of [/^Spiral, linear/, /^Spiral 2–100–3/]) {
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('dialog').getByRole('button', { name: template }).click();
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.getByRole('status', { name: 'State' })).toContainText('finished', { timeout: 100_000 });
    await keep.click();
  }

  const table = view.getByRole('table', { name: 'Runs side by side' }).first();
  await expect(table.getByRole('columnheader')).toHaveCount(2);
  const row = (name: string) => table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const accuracies = (await row('Training accuracy').getByRole('cell').allTextContents()).map(parseFloat);
  // The course notes report 49 % and 98 %, of their own draw of the points.
  expect(accuracies[0]).toBeGreaterThan(48);
  expect(accuracies[0]).toBeLessThan(52);
  expect(accuracies[1]).toBeGreaterThan(97);
  expect(accuracies[1]).toBeLessThan(99.5);
  await expect(row('Dataset').getByRole('cell')).toHaveText(['spiral', 'spiral']);
  await expect(row('Training accuracy')).toHaveClass(/differs/);
  await expect(row('Seed')).not.toHaveClass(/differs/);

  await page.getByRole('button', { name: 'Enlarge Runs side by side over the canvas' }).click();
  await expect(view.getByRole('img', { name: /^Training loss of the kept runs/ }).locator('path')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Enlarge Runs side by side over the canvas' })).toBeVisible();

  await view.getByRole('button', { name: 'Runs side by side: table, copy, save' }).click();
  await page.getByRole('menuitem', { name: 'Copy as CSV' }).click();
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Figure,Spiral linear,Spiral\nTraining accuracy,\d/);
  await close();
});
