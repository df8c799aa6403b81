import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const showOutline: Command = {
  name: 'showOutline',
  label: m.command_show_outline,
  keys: ['Mod+Shift+O'],
  refusal: ({ workspace }) => (workspace === 'network' ? null : m.canvas_first()),
  run: (app) => void (app.dialog = 'outline'),
};
