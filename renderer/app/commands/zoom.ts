/** What part of the drawing is in view, and how large. */
import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { needsPlaced, needsStage } from './refusals';

export const zoomToFit: Command = {
  name: 'zoomToFit',
  label: m.command_zoom_fit,
  keys: ['F'],
  isTextKey: true,
  refusal: needsStage,
  run: ({ editor }) => editor.stage?.show(),
};

export const zoomToSelection: Command = {
  name: 'zoomToSelection',
  label: m.command_zoom_selection,
  keys: ['Shift+F'],
  isTextKey: true,
  refusal: needsPlaced(1),
  run: ({ editor }) => editor.stage?.show(editor.selection.placed),
};

export const zoomToLifeSize: Command = {
  name: 'zoomToLifeSize',
  label: m.command_zoom_reset,
  keys: ['0'],
  isTextKey: true,
  refusal: needsStage,
  run: ({ editor }) => editor.stage?.zoomTo(1),
};
