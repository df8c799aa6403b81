/** Reasons why commands of the canvas cannot run now. */
import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';

type Refusal = (app: AppState) => string | null;

/** Something has to be on the screen to be edited. */
export const needsStage: Refusal = ({ editor }) => (editor.stage ? null : m.canvas_not_shown());

/** At least so many layers, comments or frames have to be selected. */
export function needsPlaced(least: 1 | 2 | 3): Refusal {
  const sentence = { 1: m.nothing_selected, 2: m.select_two_first, 3: m.select_three_first }[least];
  return (app) => needsStage(app) ?? (app.editor.selection.placed.length < least ? sentence() : null);
}
