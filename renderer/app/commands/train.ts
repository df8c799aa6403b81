import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';
import type { Command } from './definition';

/** The first problem of the network in words; training needs a network without problems. */
export const networkRefusal = ({ project }: AppState): string | null => project.firstProblem;

export const train: Command = {
  name: 'train',
  label: m.command_train,
  keys: ['Mod+Enter'],
  refusal: (app) => (app.run.isRunning ? m.already_training() : networkRefusal(app)),
  run: ({ run }) => run.train(),
};
