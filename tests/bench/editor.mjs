/**
 * How fluent the editor is with large networks: page script time per frame (traced, CPU time of the page's main thread)
 * and gaps between frames while panning and zooming in a real window, and the time from an edit to its shapes.
 * Run by `npm run bench -- editor`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';
import { residualNetwork } from './made-network.mjs';
import { scriptTimes } from './script-times.mjs';

const rounds = 3;
const movesPerRound = 120;

for (const size of [1000, 5000]) await measure(size);

async function measure(size) {
  const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  writeFileSync(path.join(userData, 'document.json'), JSON.stringify(residualNetwork(size)));
  const started = Date.now();
  const app = await _electron.launch({
    executablePath: findRuntime().executable,
    args: [...electronSwitches(), '--disable-dev-shm-usage', root],
    env: { ...process.env, GRADIENT_LAB_USER_DATA: userData },
  });
  const page = await app.firstWindow();
  await page.locator('.svelte-flow__viewport').waitFor();
  process.stdout.write(`\n${size} layers: drawn ${((Date.now() - started) / 1000).toFixed(1)} s after the start of the app\n`);
  const tracing = await page.context().newCDPSession(page);
  for (const zoom of ['whole', 'close']) {
    if (zoom === 'close') await page.getByRole('button', { name: /^Zoom to 100 %/ }).click();
    await page.waitForTimeout(1000);
    for (const [what, move] of [['pan', pan], ['zoom', wheel]]) {
      const results = [];
      for (let round = 0; round < rounds; round++) results.push(await traced(page, tracing, move));
      report(`${what}, ${zoom}`, results);
    }
  }
  await edits(page, tracing);
  // Closing would ask about the edits.
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
  rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Script milliseconds of each frame and gaps between frames while `move` goes on. */
async function traced(page, session, move) {
  const gaps = frameGaps(page);
  const view = () => page.locator('.svelte-flow__viewport').evaluate(({ style }) => style.transform);
  const views = new Set();
  const scripts = await scriptTimes(session, async () => {
    views.add(await view());
    setTimeout(async () => views.add(await view()), 300);
    await move(page);
  });
  if (views.size < 2) throw new Error('The view did not move.');
  await page.evaluate(() => (window.benchIsOver = true));
  return { scripts, gaps: await gaps };
}

function frameGaps(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        window.benchIsOver = false;
        const gaps = [];
        let last = performance.now();
        requestAnimationFrame(function frame(now) {
          gaps.push(now - last);
          last = now;
          if (window.benchIsOver) resolve(gaps.slice(2));
          else requestAnimationFrame(frame);
        });
      }),
  );
}

async function pan(page) {
  const { x, y } = await emptyPlace(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= movesPerRound; step++) {
    const angle = (2 * Math.PI * step) / movesPerRound;
    await page.mouse.move(x + 300 * Math.sin(angle), y + 150 * Math.sin(2 * angle));
  }
  await page.mouse.up();
}

async function wheel(page) {
  const { x, y } = await emptyPlace(page);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  for (let step = 0; step < movesPerRound; step++) await page.mouse.wheel(0, step < movesPerRound / 2 ? -20 : 20);
  await page.keyboard.up('Control');
}

/** A place of the canvas without a card or a connection, near its middle. */
async function emptyPlace(page) {
  const place = await page.locator('.svelte-flow').evaluate((canvas) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    for (let distance = 0; distance < height / 2; distance += 4) {
      for (let angle = 0; angle < 6.28; angle += 0.3) {
        const [x, y] = [left + width / 2 + distance * Math.cos(angle), top + height / 2 + distance * Math.sin(angle)];
        if (document.elementFromPoint(x, y)?.classList.contains('svelte-flow__pane')) return { x, y };
      }
    }
    return null;
  });
  if (!place) throw new Error('There is no empty place in the drawing.');
  return place;
}

/** From a keystroke in the inspector to the frame with the new shapes, for the layer in the middle of the view. */
async function edits(page, tracing) {
  const card = await page.locator('.svelte-flow').evaluate((canvas) => {
    const { left, top, right, bottom } = canvas.getBoundingClientRect();
    const boxes = [...canvas.querySelectorAll('.svelte-flow__node[data-id^="conv"]')].map((node) => node.getBoundingClientRect());
    return boxes.find((box) => box.left > left && box.top > top && box.right < right && box.bottom < bottom - 80);
  });
  await page.mouse.click(card.x + 60, card.y + 20);
  const filters = page.getByLabel('Filters', { exact: true });
  const scripts = [];
  for (let round = 0; round < 2 * rounds; round++) {
    await filters.focus();
    const times = await scriptTimes(tracing, () => page.keyboard.press(round % 2 === 0 ? 'ArrowUp' : 'ArrowDown').then(() => page.waitForTimeout(700)), ['keydown']);
    scripts.push(Math.max(...times));
  }
  report('edit', [{ scripts, gaps: [] }]);
}

function report(what, results) {
  const scripts = results.flatMap(({ scripts: each }) => each).sort((a, b) => a - b);
  const gaps = results.flatMap(({ gaps: each }) => each).sort((a, b) => a - b);
  const at = (numbers, share) => (numbers[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN).toFixed(1);
  const rate = gaps.length > 0 ? `, ${(1000 / at(gaps, 0.5)).toFixed(0)} frames/s median` : '';
  process.stdout.write(`${what.padEnd(12)}: script per frame median ${at(scripts, 0.5)} ms, 95th percentile ${at(scripts, 0.95)} ms (${scripts.length} frames)${rate}\n`);
}
