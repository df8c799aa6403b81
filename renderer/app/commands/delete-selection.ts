import { m } from '../../messages/generated/messages.js';
import { deleteSelection as deleteSelected } from '../../state/editing';
import type { Command } from './definition';

export const deleteSelection: Command = {
  name: 'deleteSelection',
  label: m.command_delete_selection,
  keys: ['Delete', 'Backspace'],
  isTextKey: true,
  // What is not in sight cannot be deleted.
  refusal: ({ editor, workspace }) => (editor.selection.isEmpty || workspace === 'photos' ? m.nothing_selected() : null),
  run: ({ editor }) => deleteSelected(editor),
};
