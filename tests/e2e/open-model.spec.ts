/** A model file by the dialog: layers are recognized, a tensor is looked at, a layer is searched, undo brings the old network back; a damaged file costs nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { answerOpenDialog, launchApp } from './app';

const { models } = JSON.parse(gunzipSync(readFileSync('tests/fixtures/pytorch-exports/models.json.gz')).toString()) as { readonly models: readonly { readonly name: string; readonly model: string }[] };

test('ResNet-18 opens with its weights, can be looked at and searched, and undo brings the old network back', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gradient-lab-model-'));
  const bytes = Buffer.from(models.find(({ name }) => name.startsWith('ResNet-18'))!.model, 'base64');
  const [whole, damaged] = ['resnet18.onnx', 'damaged.onnx'].map((name) => path.join(folder, name));
  writeFileSync(whole, bytes);
  writeFileSync(damaged, bytes.subarray(0, bytes.length / 2));
  const { app, page, close } = await launchApp();
  const cards = page.locator('.svelte-flow__node');
  const before = await cards.count();

  await answerOpenDialog(app, [damaged]);
  await page.keyboard.press('Control+o');
  await expect(page.getByText('"damaged.onnx" was not opened.')).toBeVisible();
  await expect(cards).toHaveCount(before);

  await answerOpenDialog(app, [whole]);
  await page.keyboard.press('Control+o');
  await expect(page.getByText('resnet18.onnx: 70 layers. Kept as single operators: 1.')).toBeVisible({ timeout: 20_000 });

  await page.keyboard.press('Control+f');
  await page.getByRole('combobox', { name: 'Name, kind, operator or shape …' }).fill('dense 10');
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByText('Every unit sees every input')).toBeVisible();
  await expect(page.locator('.svelte-flow__node.selected')).toHaveCount(1);

  await inspector.getByRole('button', { name: 'Look at its tensors' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table', { name: 'weight as a table of 10 rows and 32 columns' })).toBeVisible();
  await expect(dialog.getByRole('cell').first()).toHaveText(/\d/);
  await dialog.getByRole('radio', { name: 'Histogram' }).click();
  await expect(dialog.getByRole('img', { name: /^Histogram of weight/ })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Picture' }).click();
  await expect(dialog.getByRole('img', { name: 'weight as 1 pictures' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.locator('.svelte-flow__pane').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(before);
  await close();
  rmSync(folder, { recursive: true });
});
