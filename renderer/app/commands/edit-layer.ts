import { m } from '../../messages/generated/messages.js';
import type { AppState } from '../../state/app-state.svelte';
import type { Command } from './definition';
import { needsStage } from './on-stage';

/** Id of the selected comment or frame if nothing else is selected. */
function onlyAnnotation({ editor: { selection } }: AppState): string | undefined {
  return selection.placed.length === 1 ? selection.annotations[0] : undefined;
}

/** From the canvas or the palette to the inspector, without a dozen presses of Tab. */
export const editLayer: Command = {
  name: 'editLayer',
  label: m.command_edit_layer,
  keys: ['F2'],
  refusal: (app) => needsStage(app) ?? (onlyAnnotation(app) === undefined && app.selection.onlyLayer === null ? m.one_layer_first() : null),
  run: (app) => {
    const annotation = onlyAnnotation(app);
    if (annotation === undefined) document.getElementById('layer-name')?.focus();
    else app.editor.writing = annotation;
  },
};
