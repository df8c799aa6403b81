import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const openProject: Command = {
  name: 'openProject',
  label: m.command_open_project,
  keys: ['Mod+O'],
  run: ({ files }) => files.choose(),
};
