/** Main's end: the only place that touches ipcMain and webContents.send. */
import { ipcMain, type IpcMainInvokeEvent, type MessagePortMain, type WebContents } from 'electron';
import { answer, type Work } from './answer';
import type { ChannelName } from './channels';
import { enginePortEvent, type PageEventName, type PageEvents } from './events';

/** Answers a verb of the page; sender, payload and result are checked on the way. */
export function handle<Name extends ChannelName>(name: Name, work: Work<Name, IpcMainInvokeEvent>): void {
  ipcMain.handle(name, (event, input: unknown) => answer(name, work, event, input));
}

/** Tells the page something. */
export function sendToPage<Name extends PageEventName>(page: WebContents, name: Name, payload: PageEvents[Name]): void {
  if (!page.isDestroyed()) page.send(name, payload);
}

/** Hands the page its end of a channel to the engine. */
export function sendEnginePort(page: WebContents, port: MessagePortMain): void {
  page.postMessage(enginePortEvent, null, [port]);
}
