import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { networkRefusal } from './train';

export const step: Command = {
  name: 'step',
  label: m.command_step,
  keys: ['Mod+Shift+Enter'],
  refusal: (app) => (app.run.isRunning ? m.pause_first() : networkRefusal(app)),
  run: ({ run }) => run.step(),
};
