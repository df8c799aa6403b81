import { m } from '../../messages/generated/messages.js';
import { selectedInstances } from '../../state/editing/blocks';
import type { Command } from './definition';

/** Shows the inside of the selected instance; a double click on its card does the same. */
export const openBlock: Command = {
  name: 'openBlock',
  label: m.command_open_block,
  keys: ['Mod+B'],
  refusal: ({ editor, workspace }) => (workspace === 'network' && selectedInstances(editor).length === 1 ? null : m.no_block_selected()),
  run: ({ editor }) => editor.openInstance(selectedInstances(editor)[0].id),
};

/** Back to the drawing that holds the opened block. */
export const leaveBlock: Command = {
  name: 'leaveBlock',
  label: m.command_leave_block,
  refusal: ({ editor, workspace }) => (workspace === 'network' && editor.project.openedBlock ? null : m.no_block_open()),
  run: ({ editor }) => editor.leave(),
};
