import { m } from '../../messages/generated/messages.js';
import { expandSelection, selectedInstances } from '../../state/editing/blocks';
import type { Command } from './definition';

export const expandBlock: Command = {
  name: 'expandBlock',
  label: m.command_expand,
  keys: ['Mod+Shift+G'],
  refusal: ({ editor, workspace }) => (workspace === 'network' && selectedInstances(editor).length > 0 ? null : m.no_block_selected()),
  run: ({ editor }) => expandSelection(editor),
};
