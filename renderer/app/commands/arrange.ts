import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { needsStage } from './on-stage';

export const arrange: Command = {
  name: 'arrange',
  label: m.command_arrange,
  refusal: needsStage,
  run: ({ editor }) => editor.arrange(),
};
