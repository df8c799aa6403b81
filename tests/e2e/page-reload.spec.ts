import { expect, test, type Page } from '@playwright/test';
import type { EngineMessage } from '../../electron/ipc/engine-protocol';
import { enginePid, launchApp } from './app';

declare global {
  interface Window {
    engineSays?: EngineMessage[];
  }
}

/** Steps of the loss curve in the first frame that carried any. */
const firstCurve = (page: Page) =>
  page.evaluate(() => {
    const frame = window.engineSays?.find((message) => message.kind === 'frame' && message.points.training.length > 0);
    return frame?.kind === 'frame' ? frame.points.training.map(({ step }) => step) : null;
  });

test('a page that is loaded again finds the run and its curve', async () => {
  const { app, page, close } = await launchApp();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible({ timeout: 60_000 });
  // The first validation comes after some fifty steps.
  await expect(page.locator('dd').filter({ hasText: '%' })).toBeVisible({ timeout: 60_000 });
  const engine = await enginePid(app);
  await page.addInitScript(() => {
    window.engineSays = [];
    window.addEventListener('message', ({ data, ports: [port] }) => {
      if (data !== 'gradient-lab/engine-port') return;
      port.addEventListener('message', (event) => window.engineSays!.push(event.data as EngineMessage));
    });
  });
  await page.reload();
  await expect.poll(() => firstCurve(page), { timeout: 20_000 }).not.toBeNull();
  const steps = await firstCurve(page);
  expect(steps!.slice(0, 3)).toEqual([1, 2, 3]);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  expect(await enginePid(app)).toBe(engine);
  await close();
});

test('a page that crashed is loaded again by itself', async () => {
  const { app, close } = await launchApp();
  const layers = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.executeJavaScript("document.querySelectorAll('.svelte-flow__node').length") as Promise<number>);
  await expect.poll(layers).toBeGreaterThan(2);
  const before = await layers();
  await app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0];
    return new Promise<void>((resolve) => {
      webContents.once('did-finish-load', () => resolve());
      webContents.forcefullyCrashRenderer();
    });
  });
  await expect.poll(layers, { timeout: 20_000 }).toBe(before);
  await close();
});
