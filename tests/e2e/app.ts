/** Starts the built app in a real window, each time with a fresh data folder. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test, type ElectronApplication, type Page } from '@playwright/test';
import { dist, root } from '../../electron/scripts/paths.mjs';
import { findRuntime } from '../../electron/scripts/runtime.mjs';
import { electronSwitches } from '../../electron/scripts/system.mjs';

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The folder of settings, document and snapshot. */
  readonly userData: string;
  /** Ends the app and, unless the folder was given, removes the folder. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** A data folder that survives `close`, to start the app a second time with it. */
  readonly userData?: string;
  readonly args?: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the page, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Skips the calling test when there is no Electron runtime on this machine. */
export async function launchApp({ userData, args = [], env = {}, size }: LaunchOptions = {}): Promise<RunningApp> {
  const runtime = findRuntime();
  test.skip(!runtime, 'There is no Electron runtime here; npm start gets one.');
  if (!existsSync(path.join(dist, 'main.cjs'))) throw new Error('The app is not built; npm test builds it first.');
  const folder = userData ?? mkdtempSync(path.join(tmpdir(), 'gradient-lab-'));
  const app = await _electron.launch({
    executablePath: runtime!.executable,
    args: [...electronSwitches(), '--disable-dev-shm-usage', root, ...args],
    env: { ...environment(), ...env, GRADIENT_LAB_USER_DATA: folder },
  });
  const page = await app.firstWindow();
  // Keys pressed before the page listens are lost.
  await page.locator('header').first().waitFor();
  // Whoever tests the question answers it otherwise.
  await answerQuestion(app, 'discard');
  if (size) await resize(app, size);
  await page.waitForLoadState('load');
  return { app, page, userData: folder, close: () => close(app, userData === undefined ? folder : null) };
}

/** Kills the engine process the hard way, as the system would do when memory runs out. */
export async function killEngine(app: ElectronApplication): Promise<number> {
  const pid = await enginePid(app);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Process id of the engine that runs now. */
export async function enginePid(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(({ app: electron }) => electron.getAppMetrics().find(({ name }) => name === 'engine')?.pid);
  if (pid === undefined) throw new Error('No engine process is running.');
  return pid;
}

/** Makes the next open dialogs answer these files. */
export async function answerOpenDialog(app: ElectronApplication, files: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  }, [...files]);
}

/** Makes the next save dialogs answer this file, or cancel. */
export async function answerSaveDialog(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, file);
}

/** Answers the questions about unsaved work from now on. */
export async function answerQuestion(app: ElectronApplication, answer: 'save' | 'discard' | 'cancel'): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    dialog.showMessageBox = () => Promise.resolve({ response, checkboxChecked: false });
  }, ['save', 'discard', 'cancel'].indexOf(answer));
}

/** What a double click on a file does while the app runs: a second start, which hands the file over and ends. */
export async function startAgain(userData: string, file: string): Promise<void> {
  const env = { ...environment(), GRADIENT_LAB_USER_DATA: userData };
  const second = spawn(findRuntime()!.executable, [...electronSwitches(), '--disable-dev-shm-usage', root, file], { env, stdio: 'ignore' });
  await new Promise((resolve) => second.once('exit', resolve));
}

/** Ends the app as a crash of the computer would. */
export async function killApp(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

export async function resize(app: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size);
}

async function close(app: ElectronApplication, folder: string | null): Promise<void> {
  await app.close();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
