/** `--smoke`: shows that a packaged app starts, without a person: opens the window, asks the engine, prints one line. */
import { app, type BrowserWindow } from 'electron';
import type { EngineHost } from './engine/engine-host';

const patience = 30_000;

export const isSmokeRun = (): boolean => app.commandLine.hasSwitch('smoke');

/** Prints one JSON line and ends the app: code 0 if window, engine and onnxruntime all work, else 1. */
export async function runSmoke(openWindow: () => Promise<BrowserWindow>, engine: EngineHost): Promise<void> {
  setTimeout(() => finish({ timeout: `No answer within ${patience / 1000} s.` }, 1), patience);
  const window = await openWindow();
  const hasPage = window.webContents.getURL().startsWith('app://ui/');
  const { onnxruntime, problem } = await engine.checkHealth();
  const { electron, chrome, node } = process.versions;
  const facts = { app: app.getVersion(), electron, chrome, node, onnxruntime, engine: true, window: hasPage };
  finish({ ...facts, ...(problem === null ? {} : { problem }) }, hasPage && onnxruntime !== null ? 0 : 1);
}

function finish(facts: object, code: number): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`, () => app.exit(code));
}
