import { m } from '../../messages/generated/messages.js';
import { collapseSelection, collapsingRefusal } from '../../state/editing/blocks';
import type { Command } from './definition';

export const collapseBlock: Command = {
  name: 'collapseBlock',
  label: m.command_collapse,
  keys: ['Mod+G'],
  refusal: ({ editor, workspace }) => (workspace === 'network' ? collapsingRefusal(editor) : m.nothing_selected()),
  run: ({ editor }) => collapseSelection(editor),
};
