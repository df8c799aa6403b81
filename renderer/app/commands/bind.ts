/** A command together with the app it acts on: what buttons and lists get. */
import type { AppState } from '../../state/app-state.svelte';
import type { CommandView } from '../../ui/command-view';
import type { Command } from './definition';
import { readable } from './keys';

/** Reads the app each time it is asked, so that a component that shows it follows the state. */
export function bind(command: Command, app: AppState): CommandView {
  return {
    get label() {
      return command.label();
    },
    get keys() {
      return command.keys?.[0] ? readable(command.keys[0], app.bridge.platform) : null;
    },
    get refusal() {
      return command.refusal?.(app) ?? null;
    },
    run: () => run(command, app),
  };
}

/** Runs a command if it can run now; otherwise says why not. */
export function run(command: Command, app: AppState): void {
  const refusal = command.refusal?.(app) ?? null;
  if (refusal === null) void app.attempt(async () => command.run(app));
  else app.notices.show('information', () => refusal);
}
