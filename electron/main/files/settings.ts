/** The person's settings: loaded once at the start, saved at every change. */
import { app, nativeTheme } from 'electron';
import type { Settings } from '../../ipc/bridge';
import { settingsSchema } from '../../ipc/channels';
import { handle } from '../../ipc/handle';
import { log } from '../log';
import { paths } from '../paths';
import { LatestWriter } from './atomic-write';
import { readJson } from './read-json';

const initial: Settings = { language: 'system', theme: 'system' };

let current: Settings = initial;
const listeners: ((settings: Settings) => void)[] = [];

/** Loads the settings and answers the page's questions about them. */
export async function setUpSettings(): Promise<void> {
  const writer = new LatestWriter(paths.settings);
  current = (await readJson(paths.settings, settingsSchema).catch(startAfresh)) ?? initial;
  nativeTheme.themeSource = current.theme;
  handle('loadSettings', () => Promise.resolve({ ...current }));
  handle('saveSettings', async (settings) => {
    change(settings);
    await writer.write(JSON.stringify(settings, null, 2));
    return null;
  });
}

/** Calls back after each change. */
export function onSettingsChange(listener: (settings: Settings) => void): void {
  listeners.push(listener);
}

/** The language of menus and titles. */
export function language(): 'en' | 'zh' {
  if (current.language !== 'system') return current.language;
  return app.getLocale().toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function change(settings: Settings): void {
  current = settings;
  nativeTheme.themeSource = settings.theme;
  for (const listener of listeners) listener(settings);
}

function startAfresh(error: unknown): null {
  log.warn(`${paths.settings} could not be read; the initial settings are used.`, error);
  return null;
}
