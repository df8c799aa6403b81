/** The features of points: chosen with the mouse where the units are drawn, learned with, undone, exported, and what the file says of raw points. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import { answerSaveDialog, launchApp } from './app';

/** By what leads where: `y² → Softmax 1`, or `bias → Softmax 1`. */
async function weightsIn(units: Locator): Promise<Map<string, number>> {
  const cells = await units.locator('tbody').evaluate((body) => Array.from((body as HTMLTableSectionElement).rows, (row) => Array.from(row.cells, ({ textContent }) => textContent)));
  return new Map(cells.map(([layer, unit, from, value]) => [`${from} → ${layer} ${unit}`, Number(value!.replace('−', '-'))]));
}

test('circles are learned without a hidden layer once x² and y² are chosen', async () => {
  test.setTimeout(120_000);
  const { app, page, userData, close } = await launchApp({ size: { width: 1280, height: 800 } });
  const card = (name: string) => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });
  const show = async (slot: number, view: string) => {
    await page.locator('.view-picker').nth(slot).click();
    await page.getByRole('option', { name: view }).click();
  };
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Circles without a hidden layer/ }).click();
  await show(0, 'Units and weights');
  await show(1, 'Decision regions');
  const units = page.getByRole('region', { name: 'Units and weights' });
  const regions = page.getByRole('region', { name: 'Decision regions' });
  const feature = (name: string) => units.getByRole('checkbox', { name, exact: true });
  const isChosen = async (...names: readonly string[]) => {
    for (const name of ['x', 'y', 'x²', 'y²', 'xy', 'sin πx', 'sin πy']) await expect(feature(name), name).toBeChecked({ checked: names.includes(name) });
  };
  const edges = units.locator('[data-edge^="1 "]');
  const train = async () => {
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.locator('.dock').getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.getByRole('status', { name: 'State' })).toContainText('finished', { timeout: 30_000 });
  };
  await isChosen('x²', 'y²');
  await expect(edges).toHaveCount(4);

  // With x and y alone, straight borders are all there is.
  for (const name of ['x', 'y', 'x²', 'y²']) await feature(name).click();
  await isChosen('x', 'y');
  await expect(card('Features')).toHaveCount(0);
  await expect(edges).toHaveCount(4);
  await train();
  await expect(regions).toContainText(/train [3-7]\d\.\d%/);

  // Each choice is one step.
  await page.keyboard.press('Control+z');
  await isChosen('x', 'y', 'y²');
  await expect(card('Features')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await isChosen('x', 'y');
  await expect(card('Features')).toHaveCount(0);

  for (const name of ['x²', 'y²', 'x', 'y']) await feature(name).click();
  await isChosen('x²', 'y²');
  await expect(card('Plane features')).toBeVisible();
  await train();
  await expect(regions).toContainText(/train (9[5-9]|100)\.\d%/);

  // What was learned of the features that stay is kept.
  await expect.poll(async () => (await weightsIn(units)).get('x² → Softmax 1')).toBeDefined();
  await page.waitForTimeout(2500);
  const learned = await weightsIn(units);
  await feature('xy').click();
  await expect(edges).toHaveCount(6);
  await expect.poll(async () => (await weightsIn(units)).get('xy → Softmax 1'), { timeout: 10_000 }).toBeDefined();
  const widened = await weightsIn(units);
  for (const [name, value] of learned) expect(widened.get(name), name).toBe(value);
  await page.keyboard.press('Control+z');
  await expect(edges).toHaveCount(4);

  const file = path.join(userData, 'circles.onnx');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /^Export/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'circles.onnx is saved.' })).toBeVisible();
  const circle = (radius: number) => Array.from({ length: 60 }, (_, i) => [radius * Math.cos(i), radius * Math.sin(i)]);
  const points = [...circle(0.9), ...circle(0.45)];
  const said = JSON.parse(execFileSync(process.execPath, ['tests/oracles/points-onnxruntime.mjs', file, JSON.stringify(points)]).toString()) as number[][];
  const weight = (from: string, unit: number) => learned.get(`${from} → Softmax ${unit}`)!;
  points.forEach(([x, y], i) => {
    const [a, b] = [1, 2].map((unit) => weight('x²', unit) * x! ** 2 + weight('y²', unit) * y! ** 2 + weight('bias', unit));
    const probability = 1 / (1 + Math.exp(b! - a!));
    // The table shows about four digits of each weight.
    expect(Math.abs(said[i]![0]! - probability)).toBeLessThan(0.005);
    expect(said[i]![0]! > 0.5).toBe(i < 60);
  });

  // The last one stays, and says why.
  await feature('y²').click();
  await isChosen('x²');
  await feature('x²').click();
  await expect(page.getByText('A network needs at least one feature').first()).toBeVisible();
  await isChosen('x²');
  await close();
});
