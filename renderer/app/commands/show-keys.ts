import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const showKeys: Command = {
  name: 'showKeys',
  label: m.command_show_keys,
  keys: ['Shift+?', 'F1'],
  isTextKey: true,
  run: (app) => void (app.dialog = 'keys'),
};
