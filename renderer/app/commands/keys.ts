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

/** `Ctrl+Shift+Z`, or `⌘⇧Z` on a Mac. */
export function readable(combination: string, platform: Platform): string {
  if (platform !== 'darwin') return combination.replace('Mod', 'Ctrl');
  return combination.replace('Mod', '⌘').replace('Shift', '⇧').replace('Enter', '↩').replaceAll('+', '');
}
