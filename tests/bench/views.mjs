/**
 * What looking costs: while a network trains, with each view in a slot in turn, the speed of training as a share of that
 * with the window hidden, the page's script time per frame, the gaps between frames, and at the end the memory.
 * Run by `npm run bench -- views [MINUTES of watching the memory, 1 when left out]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';
import { everyFrame, scriptTimes } from './script-times.mjs';

const secondsPerRound = 5;
const minutes = Number(process.argv[2] ?? 1);
const networks = [{ name: 'digit CNN', template: null }, { name: 'tiny network', template: 'Spiral, 2–8–8–3' }];

for (const network of networks) await measure(network);

async function measure({ name, template }) {
  const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  const app = await _electron.launch({
    executablePath: findRuntime().executable,
    args: [...electronSwitches(), '--disable-dev-shm-usage', root],
    env: { ...process.env, GRADIENT_LAB_USER_DATA: userData },
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  if (template !== null) {
    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${template}`) }).first().click();
  }
  // So that it goes on for long.
  await type(page, 'Epochs', '1000000');
  if (template !== null) await type(page, 'Batch size', '1');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(() => Number(/scaleX\(([^)]+)\)/.exec(document.querySelector('[role=progressbar] i').style.transform)?.[1]) > 0);
  await page.waitForTimeout(4000);
  const session = await page.context().newCDPSession(page);
  process.stdout.write(`\n${name}\n`);
  for (const view of await viewsOf(page)) {
    await choose(page, view);
    await page.waitForTimeout(1500);
    const shares = [];
    const seen = { scripts: [], gaps: [] };
    for (let round = 0; round < 2; round++) {
      const hidden = await hiddenSpeed(app, page);
      const shown = await shownSpeed(page, session, seen);
      shares.push(shown / hidden);
    }
    const share = shares.reduce((sum, each) => sum + each, 0) / shares.length;
    process.stdout.write(`${view.padEnd(30)} ${(100 * share).toFixed(0).padStart(4)} % of the hidden speed, script per frame ${at(seen.scripts, 0.95)} ms, gap ${at(seen.gaps, 0.95)} ms (95th percentiles)\n`);
  }
  await memory(app, session, page);
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
  rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function type(page, label, value) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
}

function picker(page) {
  return page.locator('.view-picker').last();
}

/** Titles of the views that have something to show for this network. */
async function viewsOf(page) {
  await picker(page).click();
  const titles = await page.locator('.view-list [role=option]:not(.without)').allInnerTexts();
  await page.keyboard.press('Escape');
  return titles.map((title) => title.trim());
}

async function choose(page, view) {
  await picker(page).click();
  await page.locator('.view-list').getByRole('option', { name: view, exact: true }).click();
}

/** The share of the run that is done, exactly, and when it was read. */
function progress(page) {
  return page.evaluate(() => ({ share: Number(/scaleX\(([^)]+)\)/.exec(document.querySelector('[role=progressbar] i').style.transform)[1]), time: performance.now() }));
}

function speedBetween(a, b) {
  return (b.share - a.share) / (b.time - a.time);
}

async function hiddenSpeed(app, page) {
  const window = (what) => app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0][name](), what);
  const before = await progress(page);
  await window('hide');
  await page.waitForTimeout(secondsPerRound * 1000);
  await window('show');
  await page.waitForTimeout(300);
  return speedBetween(before, await progress(page));
}

async function shownSpeed(page, session, { scripts, gaps }) {
  const before = await progress(page);
  let measured = [];
  const times = await scriptTimes(session, async () => void (measured = await frameGaps(page)), everyFrame);
  scripts.push(...times);
  gaps.push(...measured);
  return speedBetween(before, await progress(page));
}

function frameGaps(page) {
  return page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const gaps = [];
        const start = performance.now();
        let last = start;
        requestAnimationFrame(function frame(now) {
          gaps.push(now - last);
          last = now;
          if (now - start < duration) requestAnimationFrame(frame);
          else resolve(gaps.slice(1));
        });
      }),
    secondsPerRound * 1000,
  );
}

/** Of the page after collecting garbage, and of all processes together, each minute. */
async function memory(app, session, page) {
  await session.send('Performance.enable');
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) await page.waitForTimeout(60_000);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
    const all = (await app.evaluate(({ app: electron }) => electron.getAppMetrics().map((each) => each.memory.workingSetSize))).reduce((sum, each) => sum + each, 0) / 1024;
    process.stdout.write(`memory after ${minute} min: page ${heap.toFixed(1)} MB, all processes ${all.toFixed(0)} MB\n`);
  }
}

function at(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
}
