/** Copies of parts of the document: to and from the clipboard, and duplicates. */
import { insertPiece, pieceOf, type Piece } from '@core/network/piece';
import { freeOffset, type Position } from '@core/network/place';
import { readPiece, writePiece, type Pasted } from '../../bridge/piece-text';
import { m } from '../../messages/generated/messages.js';
import { deleteSelected, type Desk } from '../editing';
import type { StepLabel } from '../history';

/** A copy that lies where its original is moves at least so far, in canvas pixels. */
const nudge: Position = { x: 24, y: 24 };

/** Why nothing was pasted. */
export type PasteProblem = Extract<Pasted, { problem: unknown }>['problem'] | 'otherKind';

const selectedPiece = ({ project, selection }: Desk): Piece => pieceOf(project.network, selection.placed);

/** The selected layers, comments and frames as text for the clipboard. */
export const copyText = (desk: Desk): string => writePiece(selectedPiece(desk));

export function cutSelection(desk: Desk): void {
  const piece = selectedPiece(desk);
  deleteSelected(desk, () => m.edit_cut({ what: inWords(piece) }));
}

/** Puts a copy of what is selected beside it and selects the copy. */
export function duplicateSelection(desk: Desk): void {
  const piece = selectedPiece(desk);
  insert(desk, piece, nudge, () => m.edit_duplicate({ what: inWords(piece) }));
}

/** Pastes what a text of the clipboard holds around `place`, or beside the original, and selects it; answers why not. */
export function paste(desk: Desk, text: string, place: Position | null): PasteProblem | null {
  const pasted = readPiece(text);
  if ('problem' in pasted) return pasted.problem;
  const { piece } = pasted;
  if (!isAtHome(desk, piece)) return 'otherKind';
  insert(desk, piece, place ? offsetTo(piece, place) : nudge, () => m.edit_paste({ what: inWords(piece) }));
  return null;
}

/** Whether every layer is of a kind of this document, or an instance of a block that comes along. */
function isAtHome({ project }: Desk, { layers, blocks }: Piece): boolean {
  const brought = new Set(blocks.map(({ id }) => id));
  return layers.every((layer) => brought.has(layer.kind) || project.definitionOf(layer) !== undefined);
}

function insert({ project, selection }: Desk, piece: Piece, wanted: Position, label: StepLabel): void {
  const offset = freeOffset(project.network, piece.layers, wanted);
  const { network, layers, annotations } = insertPiece(project.network, piece, offset);
  project.edit(label, network);
  selection.set(layers, [], annotations);
}

/** The name of the only layer, or how many things there are. */
function inWords({ layers, annotations }: Piece): string {
  const [only] = layers;
  return only && layers.length + annotations.length === 1 ? only.name : m.edit_items({ count: layers.length + annotations.length });
}

/** Moves the top left corner of a piece to a place. */
function offsetTo({ layers, annotations }: Piece, place: Position): Position {
  const corners = [...layers, ...annotations].map(({ position }) => position);
  const left = Math.min(...corners.map(({ x }) => x));
  const top = Math.min(...corners.map(({ y }) => y));
  return { x: Math.round(place.x - left), y: Math.round(place.y - top) };
}
