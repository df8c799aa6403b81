import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';
import type { Command } from './definition';

/** One command for each file that was opened or saved last. */
export const openRecent = ({ files }: AppState): readonly Command[] =>
  files.recent.map((file) => ({
    name: `openRecent:${file.id}`,
    label: () => m.command_open_recent({ name: file.name }),
    run: (app) => app.files.open(file),
  }));
