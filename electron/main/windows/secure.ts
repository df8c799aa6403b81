/** What a page may not do, whatever is in it. */
import { app, session, type WebContents } from 'electron';
import { log } from '../log';

/** Denies navigation, new windows, embedded pages and every permission, for all pages there will ever be. */
export async function securePages(): Promise<void> {
  app.on('web-contents-created', (_event, page) => denyWaysOut(page));
  await app.whenReady();
  // Electron grants all of these by default.
  session.defaultSession.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}

function denyWaysOut(page: WebContents): void {
  page.setWindowOpenHandler(({ url }) => {
    log.warn(`Refused to open a window for ${url.slice(0, 200)}`);
    return { action: 'deny' };
  });
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.on('will-navigate', (event) => event.preventDefault());
  page.on('will-frame-navigate', (event) => event.preventDefault());
  page.on('will-redirect', (event) => event.preventDefault());
}
