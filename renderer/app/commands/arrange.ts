import { m } from '../../messages/generated/messages.js';
import { arrangeLayers } from '../../state/editing';
import type { Command } from './definition';
import { needsStage } from './refusals';

export const arrange: Command = {
  name: 'arrange',
  label: m.command_arrange,
  refusal: needsStage,
  run: ({ editor }) => {
    arrangeLayers(editor);
    editor.stage?.show();
  },
};
