/** Starts the built app in a real window with a fresh data folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';

/** `close` ends the app at once, without questions, and removes the folder. */
export async function launch() {
  const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  const app = await _electron.launch({
    executablePath: findRuntime().executable,
    args: [...electronSwitches(), '--disable-dev-shm-usage', root],
    env: { ...process.env, GRADIENT_LAB_USER_DATA: userData },
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  const close = async () => {
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
    await gone;
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { app, page, close };
}
