/** One command for each way of putting what is selected in line. */
import { alignments, axes, type Alignment } from '../../diagram/geometry/align';
import { alignmentName, alignSelection, distributeSelection, distributionName } from '../../state/editing/layout';
import type { Command } from './definition';
import { needsPlaced, onStage } from './on-stage';

const keys: Partial<Record<Alignment, readonly string[]>> = {
  left: ['Mod+Shift+ArrowLeft'],
  right: ['Mod+Shift+ArrowRight'],
  top: ['Mod+Shift+ArrowUp'],
  bottom: ['Mod+Shift+ArrowDown'],
};

export const align: readonly Command[] = alignments.map((alignment) => ({
  name: `align:${alignment}`,
  label: alignmentName[alignment],
  keys: keys[alignment],
  isTextKey: true,
  refusal: needsPlaced(2),
  run: onStage((editor, { boxes }) => alignSelection(editor, boxes, alignment)),
}));

export const distribute: readonly Command[] = axes.map((axis) => ({
  name: `distribute:${axis}`,
  label: distributionName[axis],
  refusal: needsPlaced(3),
  run: onStage((editor, { boxes }) => distributeSelection(editor, boxes, axis)),
}));
