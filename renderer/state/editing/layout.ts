/** Puts what is selected in line. */
import { moveLayers } from '@core/network/edit';
import { aligned, distributed, type Alignment, type Axis } from '../../diagram/geometry/align';
import type { Box } from '../../diagram/geometry/card';
import { m } from '../../messages/generated/messages.js';
import type { Desk } from '../editing';

/** Boxes by id of what stands on the canvas. */
type Boxes = ReadonlyMap<string, Box>;

export function alignSelection(desk: Desk, boxes: Boxes, alignment: Alignment): void {
  desk.project.edit(() => alignmentName[alignment](), moveLayers(desk.project.network, aligned(selectedBoxes(desk, boxes), alignment)));
}

export function distributeSelection(desk: Desk, boxes: Boxes, axis: Axis): void {
  desk.project.edit(() => distributionName[axis](), moveLayers(desk.project.network, distributed(selectedBoxes(desk, boxes), axis)));
}

export const alignmentName: Readonly<Record<Alignment, () => string>> = {
  left: m.align_left,
  center: m.align_center,
  right: m.align_right,
  top: m.align_top,
  middle: m.align_middle,
  bottom: m.align_bottom,
};

export const distributionName: Readonly<Record<Axis, () => string>> = { x: m.distribute_x, y: m.distribute_y };

const selectedBoxes = ({ selection }: Desk, boxes: Boxes): Boxes => new Map(selection.placed.flatMap((id) => (boxes.has(id) ? [[id, boxes.get(id)!]] : [])));
