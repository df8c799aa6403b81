/** What a command file declares. Buttons, keyboard, application menu and the command list all read it. */
import type { AppState } from '../../state/app-state.svelte';

export interface Command {
  /** Unique; the application menu sends it. */
  readonly name: string;
  readonly label: () => string;
  /** `Mod` is Ctrl, or Cmd on a Mac. Several combinations may do the same; the first one is shown. */
  readonly keys?: readonly string[];
  /** Text fields have a meaning of their own for these keys. */
  readonly isTextKey?: boolean;
  /** The system handles the keys itself and the page hears of it in another way; they are only shown. */
  readonly isSystemKey?: boolean;
  /** Why it cannot run now, in one sentence; `null` when it can. */
  readonly refusal?: (app: AppState) => string | null;
  readonly run: (app: AppState) => void | Promise<void>;
}
