import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

/** The second combination is for keyboards that have the slash above a digit. */
export const quickAdd: Command = {
  name: 'quickAdd',
  label: m.command_quick_add,
  keys: ['/', 'Shift+/'],
  isTextKey: true,
  refusal: ({ editor }) => (editor.quickAdd ? null : m.canvas_first()),
  run: ({ editor }) => editor.quickAdd?.(),
};
