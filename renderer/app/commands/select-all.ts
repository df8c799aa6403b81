import { m } from '../../messages/generated/messages.js';
import { selectAll as selectEverything } from '../../state/editing';
import type { Command } from './definition';
import { needsStage } from './on-stage';

export const selectAll: Command = {
  name: 'selectAll',
  label: m.command_select_all,
  keys: ['Mod+A'],
  isTextKey: true,
  refusal: needsStage,
  run: ({ editor }) => selectEverything(editor),
};
