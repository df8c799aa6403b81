/** Lets the keyboard and the application menu run commands. */
import type { AppState } from '../../state/app-state.svelte';
import { run } from './bind';
import { matches } from './keys';
import { commands } from './index';

/**
 * Hears each press twice: before any widget and after all of them. Combinations with Mod go before widgets, some of which
 * open on Enter whatever is held with it; but what is being typed is finished first.
 */
export function listenToKeys(app: AppState, event: KeyboardEvent): void {
  const typing = isTyping(event.target);
  const isEarly = event.eventPhase === Event.CAPTURING_PHASE;
  if (event.defaultPrevented || (isEarly && (typing || !(event.ctrlKey || event.metaKey)))) return;
  const { platform } = app.bridge;
  const command = commands.find(({ keys = [], isTextKey = false, isSystemKey = false }) => !isSystemKey && !(typing && isTextKey) && keys.some((each) => matches(each, event, platform)));
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  run(command, app);
}

export function listenToMenu(app: AppState): void {
  app.bridge.onCommand((name) => {
    const command = commands.find((each) => each.name === name);
    if (command) run(command, app);
  });
}

/** Text fields and open lists keep their keys; check boxes have none but the space bar. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input:not([type="checkbox"]), textarea, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="menu"]') !== null;
}
