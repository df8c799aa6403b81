import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const showTemplates: Command = {
  name: 'showTemplates',
  label: m.command_show_templates,
  keys: ['Mod+Shift+N'],
  run: (app) => void (app.galleryOpen = true),
};
