import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { needsStage } from './on-stage';

export const searchLayers: Command = {
  name: 'searchLayers',
  label: m.command_search_layers,
  keys: ['Mod+F'],
  refusal: needsStage,
  run: ({ editor }) => {
    editor.searching = true;
  },
};
