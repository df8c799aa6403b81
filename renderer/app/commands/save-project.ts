import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const saveProject: Command = {
  name: 'saveProject',
  label: m.command_save_project,
  keys: ['Mod+S'],
  run: async ({ files }) => void (await files.save()),
};

export const saveProjectAs: Command = {
  name: 'saveProjectAs',
  label: m.command_save_project_as,
  keys: ['Mod+Shift+S'],
  run: async ({ files }) => void (await files.save({ elsewhere: true })),
};
