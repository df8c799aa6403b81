import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const redo: Command = {
  name: 'redo',
  label: m.command_redo,
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  isTextKey: true,
  refusal: ({ editor }) => (editor.project.canRedo ? null : m.nothing_to_redo()),
  run: ({ editor }) => editor.project.redo(),
};
