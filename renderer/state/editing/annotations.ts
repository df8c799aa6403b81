/** What a person does to comments and frames. */
import { addAnnotation, changeAnnotations } from '@core/network/annotations';
import type { Annotation, AnnotationColor, Network } from '@core/network/network';
import type { Position } from '@core/network/place';
import { boundsOf, isInside } from '../../diagram/geometry/align';
import type { Box, Size } from '../../diagram/geometry/card';
import { m } from '../../messages/generated/messages.js';
import type { Desk } from '../editing';

const commentSize: Size = { width: 200, height: 72 };
const emptyFrameSize: Size = { width: 396, height: 220 };
/** Room between a frame and what it was put around; above it is the title, too. */
const margin = { side: 22, top: 44 };

/** Adds a comment with its corner at a place, selects it and answers its id. */
export function addComment(desk: Desk, { x, y }: Position): string {
  return add(desk, { kind: 'comment', text: '', color: 'amber', position: { x: Math.round(x), y: Math.round(y) }, size: commentSize }, m.edit_add_comment);
}

/** Adds a frame around what is selected, or an empty one around a place, selects it and answers its id. */
export function addFrame(desk: Desk, boxes: ReadonlyMap<string, Box>, around: Position): string {
  const chosen = desk.selection.placed.flatMap((id) => boxes.get(id) ?? []);
  const { x, y, width, height } = chosen.length > 0 ? roomAround(boundsOf(chosen)) : centeredAt(around);
  return add(desk, { kind: 'frame', text: '', color: 'blue', position: { x, y }, size: { width, height } }, m.edit_add_frame);
}

const roomAround = ({ x, y, width, height }: Box): Box => ({
  x: x - margin.side,
  y: y - margin.top,
  width: width + 2 * margin.side,
  height: height + margin.top + margin.side,
});

const centeredAt = ({ x, y }: Position): Box => ({ x: Math.round(x - emptyFrameSize.width / 2), y: Math.round(y - emptyFrameSize.height / 2), ...emptyFrameSize });

function add({ project, selection }: Desk, annotation: Omit<Annotation, 'id'>, label: () => string): string {
  const added = addAnnotation(project.network, annotation);
  project.edit(() => label(), added.network);
  selection.set([], [], [added.annotation]);
  return added.annotation;
}

/**
 * Writes into a comment, or the title of a frame; everything typed until the place is left is one step.
 * @param height that the text needs, in canvas pixels: a comment grows with it
 */
export function writeAnnotation({ project }: Desk, id: string, text: string, height: number, burst: string): void {
  const annotation = project.network.annotations?.find((each) => each.id === id);
  if (!annotation) return;
  const { kind, size } = annotation;
  const isTight = kind === 'comment' && height > size.height;
  project.edit(() => (kind === 'frame' ? m.edit_write_title() : m.edit_write()), changeAnnotations(project.network, [id], { text, ...(isTight ? { size: { ...size, height } } : {}) }), { mergeKey: burst });
}

/** Puts frames around what stood in them when it has moved; `boxes` is where everything was before. */
export function followContents(network: Network, boxes: ReadonlyMap<string, Box>, moved: ReadonlyMap<string, Position>): Network {
  return (network.annotations ?? []).reduce((result, { id, kind }) => {
    const frame = boxes.get(id);
    if (kind !== 'frame' || !frame) return result;
    const contents = [...boxes].filter(([each, box]) => moved.has(each) && isInside(box, frame)).map(([each, box]) => ({ ...box, ...moved.get(each) }));
    if (contents.length === 0) return result;
    const { x, y, width, height } = roomAround(boundsOf(contents));
    return changeAnnotations(result, [id], { position: { x, y }, size: { width, height } });
  }, network);
}

export function colorAnnotations({ project }: Desk, ids: readonly string[], color: AnnotationColor): void {
  project.edit(() => m.edit_color(), changeAnnotations(project.network, ids, { color }));
}

export function resizeAnnotation({ project }: Desk, id: string, { x, y, width, height }: Box): void {
  const round = Math.round;
  const change = { position: { x: round(x), y: round(y) }, size: { width: round(width), height: round(height) } };
  project.edit(() => m.edit_resize(), changeAnnotations(project.network, [id], change));
}
