/**
 * The app is killed (SIGKILL) at random moments of editing, saving and training; every file opens afterwards, and the next
 * start brings back everything but the last seconds. `GRADIENT_LAB_KILLS=100` kills more often than the usual 4 times;
 * `GRADIENT_LAB_SEED` chooses other moments.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Random } from '@core/tensor/random';
import { expect, test } from '@playwright/test';
import { decodeSnapshot } from '../../electron/engine/training/snapshot';
import { answerOpenDialog, answerSaveDialog, killApp, launchApp, type RunningApp } from './app';

const kills = Number(process.env.GRADIENT_LAB_KILLS ?? 4);
const seed = Number(process.env.GRADIENT_LAB_SEED ?? 1);
/** Milliseconds. */
const mostLost = 5_000;

const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-kills-'));
const project = path.join(userData, 'work', 'digits.gradlab');
const snapshot = path.join(userData, 'run.snapshot');
test.afterAll(() => rmSync(userData, { recursive: true, force: true }));

interface Edit {
  /** Just before the key was pressed. */
  readonly time: number;
  /** Where the card was afterwards; it only ever moves to the right. */
  readonly x: number;
}

const card = ({ page }: RunningApp) => page.locator('.svelte-flow__node', { hasText: 'Softmax' });
const placeOf = (running: RunningApp) => card(running).evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).e);

/** Edits, and sometimes saves, until the app is gone. */
async function work(running: RunningApp, random: Random, edits: Edit[]): Promise<void> {
  for (;;) {
    const time = Date.now();
    await running.page.keyboard.press('ArrowRight');
    edits.push({ time, x: await placeOf(running) });
    if (random.uniform() < 0.08) await running.page.keyboard.press('Control+s');
    await running.page.waitForTimeout(20 + 180 * random.uniform());
  }
}

/** One life of the app, with its end at a random moment. */
async function live(running: RunningApp, random: Random): Promise<{ readonly edits: readonly Edit[]; readonly end: number; readonly trainedFrom: number | null }> {
  await answerSaveDialog(running.app, project);
  const edits: Edit[] = [{ time: Date.now(), x: await placeOf(running) }];
  let trainedFrom: number | null = null;
  if (random.uniform() < 0.5) {
    await running.page.getByRole('button', { name: /^(Train|Continue)$/ }).click();
    trainedFrom = Date.now();
  }
  await card(running).focus();
  await running.page.keyboard.press('Enter');
  const working = work(running, random, edits).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200 + 4_500 * random.uniform()));
  const end = Date.now();
  await killApp(running.app);
  await working;
  return { edits, end, trainedFrom };
}

/** Opens the project as a person would. */
async function open({ app, page }: RunningApp): Promise<void> {
  await answerOpenDialog(app, [project]);
  await page.keyboard.press('Control+o');
  const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getTitle());
  await expect.poll(title, { timeout: 30_000 }).toBe('digits.gradlab – Gradient Lab');
}

/** How old the oldest edit is that is not there any more. */
function lost(edits: readonly Edit[], end: number, x: number): number {
  const first = edits.find((edit) => edit.x > x);
  return first ? end - first.time : 0;
}

/** How old the latest weights on the disk are. @throws if they are not whole. */
function weightsLost(end: number, trainedFrom: number): number {
  if (!existsSync(snapshot)) return end - trainedFrom;
  decodeSnapshot(new Uint8Array(readFileSync(snapshot)));
  return end - Math.max(trainedFrom, statSync(snapshot).mtimeMs);
}

test(`${kills} kills cost no file and no more than ${mostLost / 1000} s of work`, async () => {
  test.setTimeout(60_000 + kills * 30_000);
  const random = new Random(seed);
  const losses: number[] = [];
  const weightLosses: number[] = [];
  let opened = 0;
  mkdirSync(path.dirname(project));
  let running = await launchApp({ userData });
  for (let kill = 0; kill < kills; kill++) {
    const { edits, end, trainedFrom } = await live(running, random);
    if (trainedFrom !== null) weightLosses.push(weightsLost(end, trainedFrom));
    running = await launchApp({ userData });
    losses.push(lost(edits, end, await placeOf(running)));
    if (!existsSync(project)) continue;
    await open(running);
    opened++;
  }
  await running.close();
  const worst = (times: readonly number[]) => Math.max(0, ...times);
  console.log(`${kills} kills: ${opened} times the project opened; edits lost ${Math.round(worst(losses))} ms at most, weights ${Math.round(worst(weightLosses))} ms (${weightLosses.length} kills while training).`);
  expect(worst(losses)).toBeLessThanOrEqual(mostLost);
  expect(worst(weightLosses)).toBeLessThanOrEqual(mostLost);
});
