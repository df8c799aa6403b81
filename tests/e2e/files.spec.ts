/** Documents as files: save, change, be asked, open again, recover; a damaged file or a disk that refuses costs no work. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type ElectronApplication } from '@playwright/test';
import { answerOpenDialog, answerQuestion, answerSaveDialog, killApp, launchApp, startAgain, type RunningApp } from './app';

let folder: string;
const inFolder = (name: string) => path.join(folder, name);

test.beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'gradient-lab-files-'))));
test.afterAll(() => rmSync(folder, { recursive: true }));

const windowTitle = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? null);
const closeWindow = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
const layers = ({ page }: RunningApp) => page.locator('.svelte-flow__node');

/** Deletes a layer with mouse and keyboard. */
async function deleteLayer({ page }: RunningApp, name: string): Promise<void> {
  await page.locator('.svelte-flow__node', { hasText: name }).first().click();
  await page.keyboard.press('Delete');
  await expect(page.locator('.svelte-flow__node', { hasText: name })).toHaveCount(0);
}

/** From now on every file that is written meets this error. */
async function refuseWriting(app: ElectronApplication, code: string | null): Promise<void> {
  await app.evaluate((_electron, error) => {
    const files = process.mainModule!.require('node:fs/promises') as { open: unknown; sound?: unknown };
    files.sound ??= files.open;
    files.open = error === null ? files.sound : () => Promise.reject(Object.assign(new Error(error), { code: error }));
  }, code);
}

test('a project is saved, changed, asked about, and opened again with its weights', async () => {
  const userData = inFolder('first');
  const first = await launchApp({ userData });
  const { app, page } = first;
  await expect.poll(() => windowTitle(app)).toBe('MNIST convolutional – Gradient Lab');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect.poll(() => windowTitle(app), { timeout: 30_000 }).toBe('● MNIST convolutional – Gradient Lab');
  await answerSaveDialog(app, inFolder('digits.gradlab'));
  await page.keyboard.press('Control+s');
  await expect.poll(() => windowTitle(app)).toBe('digits.gradlab – Gradient Lab');
  await expect(page.getByText('Saved as “digits.gradlab”.').first()).toBeVisible();
  const saved = readFileSync(inFolder('digits.gradlab'));

  // Undo leads back to what the file holds.
  await deleteLayer(first, 'Softmax');
  await expect.poll(() => windowTitle(app)).toBe('● digits.gradlab – Gradient Lab');
  await page.keyboard.press('Control+z');
  await expect.poll(() => windowTitle(app)).toBe('digits.gradlab – Gradient Lab');

  // Cancel keeps the window and the work; a new network is one undo away from the old one and its file.
  await deleteLayer(first, 'Softmax');
  await answerQuestion(app, 'cancel');
  await closeWindow(app);
  await page.keyboard.press('Control+n');
  await expect(layers(first)).toHaveCount(9);
  await answerQuestion(app, 'discard');
  await page.keyboard.press('Control+n');
  await expect.poll(() => windowTitle(app)).toBe('Untitled – Gradient Lab');
  await page.keyboard.press('Control+z');
  await expect.poll(() => windowTitle(app)).toBe('● digits.gradlab – Gradient Lab');
  await expect(layers(first)).toHaveCount(9);

  // Save on closing writes the file and ends the app.
  await answerQuestion(app, 'save');
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  await closeWindow(app).catch(() => undefined);
  await gone;
  expect(readFileSync(inFolder('digits.gradlab')).equals(saved)).toBe(false);

  // The next start shows the file; the one before comes back from the list of recent files.
  writeFileSync(inFolder('digits.gradlab'), saved);
  const second = await launchApp({ userData });
  await expect.poll(() => windowTitle(second.app)).toBe('digits.gradlab – Gradient Lab');
  await expect(second.page.getByRole('button', { name: 'Continue', exact: true })).toBeVisible();
  await second.page.keyboard.press('Control+n');
  await expect(layers(second)).toHaveCount(0);
  await second.page.getByTitle('Project', { exact: true }).click();
  await second.page.getByRole('menuitem', { name: 'Open digits.gradlab' }).click();
  await expect(layers(second)).toHaveCount(10);
  await expect.poll(() => windowTitle(second.app)).toBe('digits.gradlab – Gradient Lab');
  await expect(second.page.getByRole('button', { name: 'Continue', exact: true })).toBeVisible();
  await second.close();
});

test('after a kill unsaved work is back, with a way to discard it', async () => {
  const userData = inFolder('second');
  const first = await launchApp({ userData });
  await deleteLayer(first, 'Softmax');
  await first.page.waitForTimeout(1500);
  await killApp(first.app);
  const second = await launchApp({ userData });
  await expect(second.page.getByText('Your unsaved work on “MNIST convolutional” is back.').first()).toBeVisible();
  await expect(layers(second)).toHaveCount(9);
  await expect.poll(() => windowTitle(second.app)).toBe('● MNIST convolutional – Gradient Lab');
  await second.page.getByRole('button', { name: 'Discard it' }).click();
  await expect(layers(second)).toHaveCount(0);
  await second.page.keyboard.press('Control+z');
  await expect(layers(second)).toHaveCount(9);
  await second.close();
  const third = await launchApp({ userData });
  await expect(layers(third)).toHaveCount(10);
  await third.close();
});

test('restored work stays when its file, to which one wants to go back, is gone', async () => {
  const userData = inFolder('gone');
  const first = await launchApp({ userData });
  await answerSaveDialog(first.app, inFolder('gone'));
  await first.page.keyboard.press('Control+s');
  await expect.poll(() => windowTitle(first.app)).toBe('gone.gradlab – Gradient Lab');
  await deleteLayer(first, 'Softmax');
  await first.page.waitForTimeout(1500);
  await killApp(first.app);
  rmSync(inFolder('gone.gradlab'));
  const second = await launchApp({ userData });
  await second.page.getByRole('button', { name: 'Discard it' }).click();
  await expect(second.page.getByText('The folder or file of “gone.gradlab” is no longer there.').first()).toBeVisible();
  await expect(layers(second)).toHaveCount(9);
  await expect.poll(() => windowTitle(second.app)).toBe('● gone.gradlab – Gradient Lab');
  await answerSaveDialog(second.app, inFolder('found.gradlab'));
  await second.page.keyboard.press('Control+s');
  await expect.poll(() => windowTitle(second.app)).toBe('found.gradlab – Gradient Lab');
  await second.close();
});

test('a damaged file and a disk that refuses get a sentence and cost no work', async () => {
  const running = await launchApp();
  const { app, page } = running;
  writeFileSync(inFolder('broken.gradlab'), 'PK, but no archive');
  await answerOpenDialog(app, [inFolder('broken.gradlab')]);
  await page.keyboard.press('Control+o');
  await expect(page.getByText('“broken.gradlab” is not a Gradient Lab project').or(page.getByText('“broken.gradlab” is damaged')).first()).toBeVisible();
  await expect(layers(running)).toHaveCount(10);

  await refuseWriting(app, 'EROFS');
  await answerSaveDialog(app, inFolder('locked.gradlab'));
  await deleteLayer(running, 'Softmax');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“locked.gradlab” lies on a disk that is read-only. Your work is still here').first()).toBeVisible();
  await expect(page.getByText('Unsaved work could not be put aside').first()).toBeVisible();
  await expect.poll(() => windowTitle(app)).toBe('● MNIST convolutional – Gradient Lab');
  await refuseWriting(app, null);
  await page.keyboard.press('Control+s');
  await expect.poll(() => windowTitle(app)).toBe('locked.gradlab – Gradient Lab');
  await running.close();
});

test('a file the app is started with, one dropped into the window, and one of a second start are opened', async () => {
  const userData = inFolder('third');
  const running = await launchApp({ userData, args: [inFolder('digits.gradlab')] });
  const { app, page } = running;
  await expect.poll(() => windowTitle(app)).toBe('digits.gradlab – Gradient Lab');
  const session = await page.context().newCDPSession(page);
  const drop = async (file: string) => {
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
  };
  await drop(inFolder('locked.gradlab'));
  await expect.poll(() => windowTitle(app)).toBe('locked.gradlab – Gradient Lab');
  await startAgain(userData, inFolder('digits.gradlab'));
  await expect.poll(() => windowTitle(app)).toBe('digits.gradlab – Gradient Lab');
  writeFileSync(inFolder('notes.txt'), 'hello');
  await drop(inFolder('notes.txt'));
  await expect(page.getByText('“notes.txt” is not a file this app opens').first()).toBeVisible();
  await running.close();
});
