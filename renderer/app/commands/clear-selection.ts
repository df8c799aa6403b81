import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

/** Back to the network as a whole: first an enlarged view goes back to its place, then nothing is selected any more, then an opened block is left. */
export const clearSelection: Command = {
  name: 'clearSelection',
  label: m.command_clear_selection,
  keys: ['Escape'],
  isTextKey: true,
  run: ({ editor, slots }) => {
    if (slots.enlarged !== null) slots.restore();
    else if (editor.selection.isEmpty && editor.project.openedBlock) editor.leave();
    else editor.selection.clear();
  },
};
