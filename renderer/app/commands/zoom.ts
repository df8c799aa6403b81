/** What part of the drawing is in view, and how large. */
import { m } from '../../messages/generated/messages.js';
import type { Command } from './definition';
import { needsPlaced, needsStage, onStage } from './on-stage';

export const zoomToFit: Command = {
  name: 'zoomToFit',
  label: m.command_zoom_fit,
  keys: ['F'],
  isTextKey: true,
  refusal: needsStage,
  run: onStage((_, { show }) => show()),
};

export const zoomToSelection: Command = {
  name: 'zoomToSelection',
  label: m.command_zoom_selection,
  keys: ['Shift+F'],
  isTextKey: true,
  refusal: needsPlaced(1),
  run: onStage(({ selection }, { show }) => show(selection.placed)),
};

export const zoomToLifeSize: Command = {
  name: 'zoomToLifeSize',
  label: m.command_zoom_reset,
  keys: ['0'],
  isTextKey: true,
  refusal: needsStage,
  run: onStage((_, { zoomTo }) => zoomTo(1)),
};
