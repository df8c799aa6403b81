/** Lets the keyboard and the application menu run commands. */
import type { AppState } from '../../state/app-state.svelte';
import { run } from './bind';
import { matches } from './keys';
import { commands } from './index';

export function listenToKeys(app: AppState, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const typing = isTyping(event.target);
  const { platform } = app.bridge;
  const command = commands.find(({ keys = [], worksWhileTyping = false }) => (worksWhileTyping || !typing) && keys.some((each) => matches(each, event, platform)));
  if (!command) return;
  event.preventDefault();
  run(command, app);
}

export function listenToMenu(app: AppState): void {
  app.bridge.onCommand((name) => {
    const command = commands.find((each) => each.name === name);
    if (command) run(command, app);
  });
}

/** Text fields and open lists keep their keys. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="menu"]') !== null;
}
