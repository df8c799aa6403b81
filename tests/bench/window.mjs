/**
 * How evenly the window draws while the engine trains the digit CNN: gaps between animation frames in a real window,
 * first at rest, then while training, in turns. Run by `npm run bench`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';

const rounds = 3;
const secondsPerRound = 10;

const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
const app = await _electron.launch({
  executablePath: findRuntime().executable,
  args: [...electronSwitches(), '--disable-dev-shm-usage', root],
  env: { ...process.env, GRADIENT_LAB_USER_DATA: userData },
});
const page = await app.firstWindow();
// What was trained here is not worth a question.
await app.evaluate(({ dialog }) => void (dialog.showMessageBox = () => Promise.resolve({ response: 1 })));
await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
const press = (name) => page.getByRole('button', { name, exact: true }).click();

for (let round = 1; round <= rounds; round++) {
  report(`round ${round}, at rest`, await frameGaps());
  await press(round === 1 ? 'Train' : 'Continue');
  await page.locator('.norm').first().waitFor();
  await page.waitForTimeout(3000);
  report(`round ${round}, training (${await speed()})`, await frameGaps());
  await press('Pause');
  await page.getByRole('button', { name: 'Continue', exact: true }).waitFor();
}
await app.close();
rmSync(userData, { recursive: true, force: true });

/** Milliseconds between animation frames, sorted. */
function frameGaps() {
  return page.evaluate(
    (duration) =>
      new Promise((resolve) => {
        const gaps = [];
        const start = performance.now();
        let last = start;
        const frame = (now) => {
          gaps.push(now - last);
          last = now;
          if (now - start < duration) requestAnimationFrame(frame);
          else resolve(gaps.slice(1).sort((a, b) => a - b));
        };
        requestAnimationFrame(frame);
      }),
    secondsPerRound * 1000,
  );
}

async function speed() {
  const fact = page.locator('dl > div').filter({ has: page.locator('dt', { hasText: 'Examples / s' }) });
  return `${(await fact.locator('dd').innerText()).trim()} examples/s`;
}

function report(what, gaps) {
  const at = (share) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))].toFixed(1);
  process.stdout.write(`${what}: ${gaps.length} frames, gap median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, largest ${at(1)} ms\n`);
}
