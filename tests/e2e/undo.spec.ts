/** Undo of everything: one change of each kind in the real window, taken back and done again; what would be saved is compared. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { answerOpenDialog, answerSaveDialog, launchApp } from './app';
import { centerOf, drag, type Place } from './mouse';

const { models } = JSON.parse(gunzipSync(readFileSync('tests/fixtures/pytorch-exports/models.json.gz')).toString()) as { readonly models: readonly { readonly name: string; readonly model: string }[] };

const card = (page: Page, name: string): Locator => page.locator('.svelte-flow__node').filter({ has: page.getByText(name, { exact: true }) });
const port = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });

async function select(page: Page, ...names: readonly string[]): Promise<void> {
  if ((await page.locator('.svelte-flow__node.selected').count()) > 1) await page.keyboard.press('Escape');
  for (const [i, name] of names.entries()) {
    const { x, y } = await centerOf(card(page, name).getByText(name, { exact: true }));
    if (i > 0) await page.keyboard.down('Shift');
    await page.mouse.click(x, y);
    if (i > 0) await page.keyboard.up('Shift');
  }
}

async function emptyPlace(page: Page, right: number, down: number): Promise<Place> {
  const { x, y, width, height } = (await page.locator('.svelte-flow').boundingBox())!;
  return { x: x + width * right, y: y + height * down };
}

test('every kind of change is taken back and done again', async () => {
  test.slow();
  const folder = mkdtempSync(path.join(tmpdir(), 'gradient-lab-undo-'));
  const { app, page, close } = await launchApp({ size: { width: 1440, height: 900 } });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  let files = 0;

  /** Of what a project file would hold now, but for the view. */
  async function digest(): Promise<string> {
    const file = path.join(folder, `${files++}.gradlab`);
    await answerSaveDialog(app, file);
    await page.keyboard.press('Control+Shift+s');
    await expect.poll(() => existsSync(file), { intervals: [20, 40, 80] }).toBe(true);
    const { 'project.json': json, 'weights.onnx': weights } = unzipSync(readFileSync(file));
    const { network, circuit, training } = JSON.parse(Buffer.from(json!).toString()) as Record<string, unknown>;
    return createHash('sha256').update(JSON.stringify([network, circuit, training])).update(weights ?? '').digest('hex');
  }

  /** Keys of the person go to the document, not to a field that is being typed into. */
  const leaveField = () => page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());

  async function undoable(kind: string, change: () => Promise<unknown>): Promise<void> {
    await test.step(kind, async () => {
      const before = await digest();
      await change();
      await leaveField();
      await expect.poll(digest, { message: `${kind} changes something` }).not.toBe(before);
      const after = await digest();
      for (const redo of ['Control+y', 'Control+Shift+z']) {
        await page.keyboard.press('Control+z');
        await expect.poll(digest, { message: `${kind} is undone in one step` }).toBe(before);
        await page.keyboard.press(redo);
        await expect.poll(digest, { message: `${kind} is done again by ${redo}` }).toBe(after);
      }
    });
  }

  await undoable('add', async () => {
    await select(page, 'Pool 2');
    await page.keyboard.type('/tanh');
    await page.keyboard.press('Enter');
  });
  await undoable('drop into a connection', async () => {
    const wire = await centerOf(page.getByLabel('Connection from Flatten to Scores', { exact: false }).locator('path').first());
    const item = page.locator('button[data-kind="dropout"]');
    await item.scrollIntoViewIfNeeded();
    await drag(page, await centerOf(item), wire);
    await expect(page.getByLabel('Connection from Dropout to Scores', { exact: false })).toBeAttached();
  });
  await undoable('disconnect', async () => {
    await page.getByLabel('Connection from Dropout to Scores', { exact: false }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
  });
  await undoable('connect', async () => {
    await drag(page, await centerOf(port(page, 'Output of Dropout')), await centerOf(port(page, 'Input of Scores')));
  });
  await undoable('delete', async () => {
    await select(page, 'Dropout');
    await page.keyboard.press('Delete');
  });
  await undoable('move', async () => {
    const from = await centerOf(card(page, 'Softmax').getByText('Softmax', { exact: true }));
    await drag(page, from, { x: from.x + 30, y: from.y + 50 });
  });
  await undoable('type into a field', async () => {
    await select(page, 'Conv 1');
    const filters = inspector.getByLabel('Filters', { exact: true });
    await filters.click();
    await filters.press('Control+a');
    await filters.pressSequentially('12');
  });
  await undoable('edit many layers', async () => {
    await select(page, 'Conv 1', 'Conv 2');
    const filters = inspector.getByLabel('Filters', { exact: true });
    await filters.click();
    await filters.pressSequentially('24');
  });
  await undoable('rename', async () => {
    await select(page, 'Conv 1');
    await inspector.getByLabel('Name', { exact: true }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('First');
  });
  await undoable('duplicate', async () => {
    await select(page, 'First');
    await page.keyboard.press('Control+d');
  });
  await undoable('cut', async () => {
    await page.keyboard.press('Control+x');
  });
  await undoable('paste', async () => {
    await page.keyboard.press('Control+v');
  });
  await undoable('align', async () => {
    await select(page, 'ReLU 1', 'Softmax');
    await page.keyboard.press('Control+Shift+ArrowUp');
  });
  await undoable('arrange', () => page.getByRole('button', { name: 'Arrange', exact: true }).click());
  await undoable('collapse to a block', async () => {
    await select(page, 'Conv 2', 'ReLU 2', 'Pool 2');
    await page.keyboard.press('Control+g');
  });
  await undoable('use a block again', () => page.keyboard.press('Control+d'));
  await undoable('edit inside a block', async () => {
    await card(page, 'Block').dblclick({ position: { x: 40, y: 15 } });
    await select(page, 'Conv 2');
    const filters = inspector.getByLabel('Filters', { exact: true });
    await filters.click();
    await filters.press('Control+a');
    await filters.pressSequentially('20');
  });
  await undoable('parameter of a block', async () => {
    await select(page, 'Conv 2');
    await inspector.getByLabel('Make Filters a parameter of the block', { exact: true }).click();
    await page.getByRole('menuitem', { name: 'New parameter' }).click();
  });
  await page.getByRole('navigation', { name: 'Opened blocks' }).getByRole('button').first().click();
  await undoable('set the parameter of an instance', async () => {
    await select(page, 'Block');
    const filters = inspector.getByLabel('Filters', { exact: true });
    await filters.click();
    await filters.press('Control+a');
    await filters.pressSequentially('30');
  });
  await undoable('detach', async () => {
    await select(page, 'Block 2');
    await inspector.getByRole('button', { name: 'Detach', exact: true }).click();
  });
  await undoable('expand', async () => {
    await select(page, 'Block');
    await page.keyboard.press('Control+Shift+g');
  });
  await undoable('frame', async () => {
    await select(page, 'ReLU 1');
    await page.keyboard.press('Shift+G');
    await page.keyboard.press('Enter');
  });
  await undoable('write the title of the frame', async () => {
    await page.keyboard.press('F2');
    await page.keyboard.type('Features');
    await page.keyboard.press('Enter');
  });
  await undoable('comment', async () => {
    const { x, y } = await emptyPlace(page, 0.9, 0.6);
    await page.mouse.move(x, y);
    await page.keyboard.press('Shift+C');
    await page.keyboard.press('Escape');
  });
  await select(page, 'Flatten');
  await page.keyboard.press('Delete');
  await undoable('fix from the list of problems', async () => {
    const list = page.locator('.problems');
    await list.locator('summary').click();
    await list.getByRole('button', { name: 'Put a Flatten layer before it' }).click();
  });
  await undoable('open a template', async () => {
    await page.getByRole('button', { name: 'Templates' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /Two-layer network/ }).click();
    await expect(card(page, 'Hidden')).toBeVisible();
  });
  await undoable('open a model', async () => {
    const file = path.join(folder, 'model.onnx');
    writeFileSync(file, Buffer.from(models.find(({ name }) => name.startsWith('ResNet-18'))!.model, 'base64'));
    await answerOpenDialog(app, [file]);
    await page.keyboard.press('Control+o');
    await expect(page.getByText(/model.onnx: \d+ layers/)).toBeVisible({ timeout: 20_000 });
  });
  await undoable('a new document', () => page.keyboard.press('Control+n'));

  await page.getByRole('radio', { name: 'Gates' }).click();
  await undoable('draw an expression', async () => {
    const field = page.getByLabel('Expression', { exact: true }).and(page.locator('input'));
    await field.fill('x * y + 2');
    await field.press('Enter');
  });
  await undoable('change a value of a gate', async () => {
    await page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'x', exact: true }) }).getByRole('spinbutton').fill('7');
  });
  await undoable('delete a gate', async () => {
    await page.locator('.svelte-flow__node').filter({ has: port(page, 'Output of Multiply') }).click();
    await page.keyboard.press('Delete');
  });
  await close();
  rmSync(folder, { recursive: true });
});
