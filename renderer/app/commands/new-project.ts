import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const newProject: Command = {
  name: 'newProject',
  label: m.command_new_project,
  keys: ['Mod+N'],
  run: ({ files }) => files.create(),
};
