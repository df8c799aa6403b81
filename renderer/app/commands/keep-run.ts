import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';

export const keepRun: Command = {
  name: 'keepRun',
  label: m.command_keep_run,
  refusal: ({ keptRuns }) => keptRuns.refusal,
  run: async ({ keptRuns, notices }) => {
    await keptRuns.keep();
    notices.show('success', m.runs_kept);
  },
};
