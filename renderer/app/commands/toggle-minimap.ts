import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const toggleMinimap: Command = {
  name: 'toggleMinimap',
  label: m.command_minimap,
  keys: ['M'],
  isTextKey: true,
  run: ({ settings }) => settings.setMinimap(!settings.minimap),
};
