import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { EngineMessage } from '../../electron/ipc/engine-protocol';
import { enginePid, killApp, killEngine, launchApp, type RunningApp } from './app';

declare global {
  interface Window {
    engineSays?: EngineMessage[];
  }
}

/** Notes what the engine says, beside the page's own listener. */
async function watchEngine({ page }: RunningApp): Promise<void> {
  await page.evaluate(() => {
    window.engineSays = [];
    window.addEventListener('message', ({ data, ports: [port] }) => {
      if (data !== 'gradient-lab/engine-port') return;
      port.addEventListener('message', (event) => window.engineSays!.push(event.data as EngineMessage));
    });
  });
  // The present port arrived before; a new one is handed over to both listeners.
  await page.evaluate(() => window.gradientLab.connectEngine());
}

const said = ({ page }: RunningApp) => page.evaluate(() => window.engineSays!.splice(0));

async function latestStep(running: RunningApp): Promise<number> {
  const messages = await said(running);
  const frame = messages.findLast((message) => message.kind === 'frame');
  return frame?.kind === 'frame' && frame.frame.state === 'running' ? frame.frame.position.step : 0;
}

test('a killed engine comes back and training goes on from the snapshot; the drawing is untouched', async () => {
  const running = await launchApp();
  const { app, page } = running;
  await watchEngine(running);
  const layers = await page.locator('.svelte-flow__node').count();
  expect(layers).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => latestStep(running), { timeout: 60_000 }).toBeGreaterThan(5);
  // Two snapshot intervals, so that main has one of a few steps ago.
  await page.waitForTimeout(4500);
  const before = await latestStep(running);
  const killed = await killEngine(app);

  await expect.poll(() => enginePid(app).catch(() => killed), { timeout: 10_000 }).not.toBe(killed);
  let resumed: EngineMessage | undefined;
  await expect
    .poll(async () => (resumed ??= (await said(running)).find((message) => message.kind === 'ready')) !== undefined, { timeout: 10_000 })
    .toBe(true);
  const position = resumed?.kind === 'ready' ? resumed.resumed : null;
  expect(position?.step).toBeGreaterThan(0);
  expect(position!.step).toBeLessThanOrEqual(before + 200);
  await expect(page.getByText(`training resumed from step ${position!.step.toLocaleString('en-US')}`).first()).toBeVisible();
  await expect.poll(() => latestStep(running), { timeout: 60_000 }).toBeGreaterThan(position!.step);
  expect(await page.locator('.svelte-flow__node').count()).toBe(layers);
  await running.close();
});

test('an engine that keeps stopping is given up, with a sentence', async () => {
  const running = await launchApp();
  const { app, page } = running;
  await page.evaluate(() => {
    const stops: { reason: string; restarting: boolean }[] = [];
    Object.assign(window, { stops });
    window.gradientLab.onEngineStopped((stop) => stops.push(stop));
  });
  const stops = () => page.evaluate(() => (window as unknown as { stops: { reason: string; restarting: boolean }[] }).stops);
  for (let crash = 1; crash <= 4; crash++) {
    await expect.poll(() => enginePid(app).then(() => true, () => false)).toBe(true);
    await killEngine(app);
    await expect.poll(async () => (await stops()).length).toBe(crash);
  }
  expect((await stops()).map(({ restarting }) => restarting)).toEqual([true, true, true, false]);
  expect((await stops())[3].reason).toContain('more than 3 times within a minute');
  await expect(page.getByText('could not be restarted').first()).toBeVisible();
  await expect(enginePid(app)).rejects.toThrow();
  await running.close();
});

test('a run survives a kill of the app', async () => {
  const userData = mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  const first = await launchApp({ userData });
  await watchEngine(first);
  await first.page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => latestStep(first), { timeout: 60_000 }).toBeGreaterThan(3);
  await first.page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(first.page.getByRole('button', { name: 'Continue', exact: true })).toBeVisible();
  await expect.poll(() => ['run.snapshot', 'document.json'].every((name) => existsSync(path.join(userData, name)))).toBe(true);
  await killApp(first.app);

  const second = await launchApp({ userData });
  await watchEngine(second);
  const messages: EngineMessage[] = [];
  const frame = async () => {
    messages.push(...(await said(second)));
    return messages.find((message) => message.kind === 'frame');
  };
  await expect.poll(async () => (await frame()) !== undefined).toBe(true);
  const restored = await frame();
  expect(restored?.kind === 'frame' && restored.frame.state).toBe('paused');
  expect(restored?.kind === 'frame' && restored.frame.position.step).toBeGreaterThan(3);
  await second.close();
  rmSync(userData, { recursive: true });
});
