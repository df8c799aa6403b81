import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const pause: Command = {
  name: 'pause',
  label: m.command_pause,
  keys: ['Mod+.'],
  refusal: ({ run }) => (run.isRunning ? null : m.not_training()),
  run: ({ run }) => run.pause(),
};
