import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

/** Back to the network as a whole. */
export const clearSelection: Command = {
  name: 'clearSelection',
  label: m.command_clear_selection,
  keys: ['Escape'],
  isTextKey: true,
  run: ({ editor }) => editor.selection.clear(),
};
