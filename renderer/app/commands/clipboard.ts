/** Copy, cut and paste. The system does them and tells the page in clipboard events; see `listen-to-clipboard.ts`. */
import type { Bridge } from '../../bridge/contract';
import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { needsPlaced, needsStage } from './on-stage';

const byTheSystem = (name: Parameters<Bridge['useClipboard']>[0], key: string, label: () => string, refusal: Command['refusal']): Command => ({
  name,
  label,
  keys: [key],
  isSystemKey: true,
  refusal,
  run: ({ bridge }) => bridge.useClipboard(name),
});

export const cut = byTheSystem('cut', 'Mod+X', m.command_cut, needsPlaced(1));
export const copy = byTheSystem('copy', 'Mod+C', m.command_copy, needsPlaced(1));
export const paste = byTheSystem('paste', 'Mod+V', m.command_paste, needsStage);
