/** Remembers where the window stood, and puts it there again. */
import { screen, type BrowserWindow } from 'electron';
import * as v from 'valibot';
import { LatestWriter } from '../files/atomic-write';
import { readJson } from '../files/read-json';
import { log } from '../log';
import { paths } from '../paths';
import { fitBounds, placeSchema, type Place } from './place';

/** The place for a new window: the remembered one if it can still be seen. */
export async function rememberedPlace(): Promise<Place> {
  const place = await readJson(paths.windowPlace, placeSchema).catch(() => null);
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  return { bounds: { ...fitBounds(place?.bounds ?? null, displays) }, maximized: place?.maximized ?? false };
}

/** Writes the place down a moment after the window was last moved. */
export function rememberPlace(window: BrowserWindow): void {
  const writer = new LatestWriter(paths.windowPlace);
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    const place = v.parse(placeSchema, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    writer.write(JSON.stringify(place)).catch((error: unknown) => log.warn('The place of the window was not saved.', error));
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}
