/** Draws the examples on a canvas: a color and a shape for each class, filled for training, hollow for validation, crossed out where the network is wrong. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle } from 'd3';
import type { PlanePoints } from './points';

export const classShapes = [symbolCircle, symbolTriangle, symbolSquare, symbolDiamond, symbolCross, symbolStar];

export interface PointLook {
  /** CSS colors of the classes. */
  readonly classes: readonly string[];
  readonly ink: string;
  readonly paper: string;
  /** Color of a number to predict. */
  readonly colorOf: (target: number) => string;
}

/**
 * @param at place of a point on the drawing
 * @param isWrong whether the network takes the point for another class
 */
export function drawPoints(context: CanvasRenderingContext2D, points: PlanePoints, look: PointLook, at: (point: number) => readonly [number, number], size: number, isWrong: (point: number) => boolean): void {
  const count = points.places.length / 2;
  for (let point = 0; point < count; point++) {
    const label = points.labels?.[point] ?? 0;
    const color = points.targets ? look.colorOf(points.targets[point]!) : look.classes[label % look.classes.length]!;
    const isTraining = point < points.trainCount;
    context.save();
    context.translate(...at(point));
    context.beginPath();
    symbol(classShapes[label % classShapes.length], size).context(context)();
    context.fillStyle = isTraining || points.targets ? color : look.paper;
    context.strokeStyle = isTraining ? look.paper : points.targets ? look.ink : color;
    context.lineWidth = isTraining ? 0.8 : 1.4;
    context.fill();
    context.stroke();
    if (isWrong(point)) cross(context, look.ink, Math.sqrt(size) / 2.6);
    context.restore();
  }
}

function cross(context: CanvasRenderingContext2D, color: string, reach: number): void {
  context.beginPath();
  context.moveTo(-reach, -reach);
  context.lineTo(reach, reach);
  context.moveTo(-reach, reach);
  context.lineTo(reach, -reach);
  context.strokeStyle = color;
  context.lineWidth = 1.1;
  context.stroke();
}
