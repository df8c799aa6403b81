/** Size of a layer's card on the canvas and the places of its ports, in canvas pixels. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Heights of the input ports, where they are not the usual ones. */
  readonly inputs?: readonly number[];
}

export interface Box extends Point, Size {}

export const cardWidth = 148;
/** What is wrong at a layer is said in a note as wide as this. */
export const noteWidth = 236;

/** Title and shape. */
const headHeight = 52;
/** The row with the gradient. */
const statisticsHeight = 25;
/** The first port is level with the middle of the head, so that cards of different height line up. */
const firstPort = headHeight / 2;
const portDistance = 20;

/** Cards with many input ports grow; a layer without inputs has no gradient row. */
export function cardHeight(inputCount: number): number {
  const rows = headHeight + (inputCount > 0 ? statisticsHeight : 0);
  return Math.max(rows, 2 * firstPort + (inputCount - 1) * portDistance);
}


/** Where a connection enters, relative to the corner of the card. */
export const inputPort = (port: number, card?: Size): Point => ({ x: 0, y: card?.inputs?.[port] ?? firstPort + port * portDistance });

/** Where a connection leaves, relative to the corner of the card. */
export const outputPort: Point = { x: cardWidth, y: firstPort };

export const centerOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a point is visible through a window of `room` pixels that shows the drawing shifted and zoomed. */
export function isInSight(point: Point, view: Point & { readonly zoom: number }, room: { readonly width: number; readonly height: number }): boolean {
  const x = point.x * view.zoom + view.x;
  const y = point.y * view.zoom + view.y;
  return x >= 0 && y >= 0 && x <= room.width && y <= room.height;
}
