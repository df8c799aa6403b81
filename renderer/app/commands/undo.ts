import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const undo: Command = {
  name: 'undo',
  label: m.command_undo,
  keys: ['Mod+Z'],
  isTextKey: true,
  refusal: ({ editor }) => (editor.project.canUndo ? null : m.nothing_to_undo()),
  run: ({ editor }) => editor.project.undo(),
};
