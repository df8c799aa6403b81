import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { networkRefusal } from './train';

export const reset: Command = {
  name: 'reset',
  label: m.command_reset,
  refusal: networkRefusal,
  run: ({ run }) => run.reset(),
};
