import { m } from '../../messages/generated/messages.js';
import { duplicateSelection } from '../../state/editing/pieces';
import type { Command } from './definition';
import { needsPlaced } from './on-stage';

export const duplicate: Command = {
  name: 'duplicate',
  label: m.command_duplicate,
  keys: ['Mod+D'],
  isTextKey: true,
  refusal: needsPlaced(1),
  run: ({ editor }) => duplicateSelection(editor),
};
