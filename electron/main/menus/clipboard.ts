/** Cut, copy and paste for the page's own menus. The page never reads the clipboard unasked: it gets the event a key press would cause. */
import { handle } from '../../ipc/handle';

export function setUpClipboard(): void {
  handle('useClipboard', (verb, { sender }) => {
    sender[verb]();
    return Promise.resolve(null);
  });
}
