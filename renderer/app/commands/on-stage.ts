/** What commands of the canvas have in common. */
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';
import type { Editor, Stage } from '../../state/editor.svelte';

/** Runs something with the canvas that is shown. */
export function onStage(work: (editor: Editor, stage: Stage) => void): (app: AppState) => void {
  return ({ editor }) => {
    if (editor.stage) work(editor, editor.stage);
  };
}

type Refusal = (app: AppState) => string | null;

/** Something has to be on the screen to be edited. */
export const needsStage: Refusal = ({ editor }) => (editor.stage ? null : m.canvas_not_shown());

/** At least so many layers, comments or frames have to be selected. */
export function needsPlaced(least: 1 | 2 | 3): Refusal {
  const sentence = { 1: m.nothing_selected, 2: m.select_two_first, 3: m.select_three_first }[least];
  return (app) => needsStage(app) ?? (app.editor.selection.placed.length < least ? sentence() : null);
}
