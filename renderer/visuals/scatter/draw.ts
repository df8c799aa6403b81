/** Draws points: each class has a color and a shape, so that either is enough to tell it. */
import { toPixel, type Frame, type ScatterPoint } from './encode';

export interface Inks {
  /** By class, again from the first after the last. */
  readonly classes: readonly string[];
  readonly axis: string;
  readonly outline: string;
}

type Draw = (context: CanvasRenderingContext2D, x: number, y: number, r: number) => void;

const polygon =
  (corners: number, turn: number, stretch: number): Draw =>
  (context, x, y, r) => {
    for (let i = 0; i < corners; i++) {
      const angle = turn + (2 * Math.PI * i) / corners;
      context.lineTo(x + stretch * r * Math.cos(angle), y + stretch * r * Math.sin(angle));
    }
    context.closePath();
  };

/** Circle, square, triangle, diamond, pentagon. */
const shapes: readonly Draw[] = [
  (context, x, y, r) => context.arc(x, y, r, 0, 2 * Math.PI),
  polygon(4, Math.PI / 4, 1.2),
  polygon(3, -Math.PI / 2, 1.4),
  polygon(4, 0, 1.4),
  polygon(5, -Math.PI / 2, 1.2),
];

export function drawScatter(context: CanvasRenderingContext2D, frame: Frame, points: readonly ScatterPoint[], inks: Inks, radius: number): void {
  const { side } = frame;
  context.clearRect(0, 0, side, side);
  context.strokeStyle = inks.axis;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(side / 2, 0);
  context.lineTo(side / 2, side);
  context.moveTo(0, side / 2);
  context.lineTo(side, side / 2);
  context.stroke();
  for (const point of points) {
    const { left, top } = toPixel(frame, point);
    context.beginPath();
    shapes[point.label % shapes.length](context, left, top, point.own === undefined ? radius : radius + 1.5);
    context.fillStyle = inks.classes[point.label % inks.classes.length];
    context.fill();
    if (point.own === undefined) continue;
    context.strokeStyle = inks.outline;
    context.lineWidth = 1.5;
    context.stroke();
  }
}

/** The colors of the theme. */
export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return { classes: ['a', 'b', 'c', 'd', 'e'].map((name) => ink(`--class-${name}`)), axis: ink('--line'), outline: ink('--ink') };
}
