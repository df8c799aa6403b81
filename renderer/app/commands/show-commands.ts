import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const showCommands: Command = {
  name: 'showCommands',
  label: m.command_show_commands,
  keys: ['Mod+K'],
  run: (app) => void (app.commandListOpen = true),
};
