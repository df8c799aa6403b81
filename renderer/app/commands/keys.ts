/** Key combinations of commands: matching a key press, and writing them for people. */
import type { Bridge } from '../../bridge/contract';

type Platform = Bridge['platform'];

/** The parts of a key press that a combination is about. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether a press is the combination, e.g. `Mod+Shift+Z`. */
export function matches(combination: string, press: KeyPress, platform: Platform): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1)!;
  const isMac = platform === 'darwin';
  const wantsMod = parts.includes('Mod');
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (isMac ? press.metaKey : press.ctrlKey) === wantsMod &&
    !(isMac ? press.ctrlKey : press.metaKey) &&
    press.shiftKey === parts.includes('Shift') &&
    !press.altKey
  );
}

const arrows: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓' };

/** `Ctrl+Shift+Z`, or `⌘⇧Z` on a Mac. */
export function readable(combination: string, platform: Platform): string {
  const shown = combination.replace(/Arrow(\w+)/, (_, direction: string) => arrows[direction] ?? direction);
  if (platform !== 'darwin') return shown.replace('Mod', 'Ctrl');
  return shown.replace('Mod', '⌘').replace('Shift', '⇧').replace('Enter', '↩').replaceAll('+', '');
}
