/** Paints gradients on a canvas that lies over the diagram. Reads nothing from the page, so it never causes layout. */
import type { Box, Point } from '../../diagram/geometry/card';
import type { FlowMark } from './encode';

/** A mark with its place on the diagram. */
export interface FlowLine extends FlowMark {
  readonly path: Path2D;
  /** Arrowhead that points back towards the source; drawn when dashes do not move. */
  readonly arrow: readonly [Point, Point, Point];
}

export interface FlowScene {
  readonly lines: readonly FlowLine[];
  /** Cards and labels, which stay readable: nothing is painted over them. */
  readonly holes: readonly Box[];
  readonly color: string;
  /** Where the origin of the diagram is on the canvas, and its zoom. */
  readonly view: { readonly x: number; readonly y: number; readonly zoom: number };
  /** Device pixels per pixel. */
  readonly density: number;
}

const dash = 13;
const gap = 7;

/** By connection id, in pixels at zoom 1. */
export type DashOffsets = ReadonlyMap<string, number>;

/**
 * Moves the dashes on by `seconds`. A path starts at the source, so a growing offset moves them against the arrow.
 * Distances are summed up, so that a change of speed never makes a dash jump.
 */
export function moveDashes(offsets: DashOffsets, marks: readonly FlowMark[], seconds: number): DashOffsets {
  return new Map(marks.map(({ connection, speed }) => [connection, ((offsets.get(connection) ?? 0) + speed * seconds) % (dash + gap)]));
}

/**
 * Paints one moment. `offsets` says how far the dashes of each connection have moved;
 * `null` paints the still picture: unbroken lines with arrowheads.
 */
export function drawFlow(context: CanvasRenderingContext2D, scene: FlowScene, offsets: DashOffsets | null): void {
  const { view, density } = scene;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  if (scene.lines.length === 0) return;
  const scale = view.zoom * density;
  context.setTransform(scale, 0, 0, scale, view.x * density, view.y * density);
  context.strokeStyle = scene.color;
  context.fillStyle = scene.color;
  for (const line of scene.lines) drawLine(context, line, offsets);
  cutHoles(context, scene.holes);
}

function drawLine(context: CanvasRenderingContext2D, line: FlowLine, offsets: DashOffsets | null): void {
  context.globalAlpha = line.opacity;
  context.lineWidth = line.width;
  context.setLineDash(offsets ? [dash, gap] : []);
  context.lineDashOffset = offsets?.get(line.connection) ?? 0;
  context.stroke(line.path);
  if (!offsets) drawArrow(context, line.arrow);
}

function drawArrow(context: CanvasRenderingContext2D, [tip, left, right]: FlowLine['arrow']): void {
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  context.lineTo(left.x, left.y);
  context.lineTo(right.x, right.y);
  context.fill();
}

function cutHoles(context: CanvasRenderingContext2D, holes: readonly Box[]): void {
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'destination-out';
  for (const { x, y, width, height } of holes) context.fillRect(x, y, width, height);
  context.globalCompositeOperation = 'source-over';
}
