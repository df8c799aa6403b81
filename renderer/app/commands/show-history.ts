import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const showHistory: Command = {
  name: 'showHistory',
  label: m.command_history,
  keys: ['Mod+Shift+H'],
  refusal: ({ editor }) => (editor.project.steps.length === 0 ? m.history_nothing() : null),
  run: (app) => void (app.historyOpen = true),
};
