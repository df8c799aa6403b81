import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

/** From the canvas or the palette to the inspector, without a dozen presses of Tab. */
export const editLayer: Command = {
  name: 'editLayer',
  label: m.command_edit_layer,
  keys: ['F2'],
  refusal: ({ selection, workspace }) => (selection.onlyLayer === null || workspace !== 'network' ? m.one_layer_first() : null),
  run: () => document.getElementById('layer-name')?.focus(),
};
