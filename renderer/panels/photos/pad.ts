/** The drawing pad's surface: white strokes on black, like the digits of the dataset. */
export const padSide = 280;
const penWidth = 22;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function wipe(context: CanvasRenderingContext2D): void {
  context.fillStyle = '#000000';
  context.fillRect(0, 0, padSide, padSide);
}

/** A line from one spot to the next; a dot where both are the same. */
export function draw(context: CanvasRenderingContext2D, from: Spot, to: Spot): void {
  context.strokeStyle = '#ffffff';
  context.lineWidth = penWidth;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** Where the keys lead from a spot, inside the pad; `null` for other keys. */
export function moved(spot: Spot, key: string, stride: number): Spot | null {
  const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const direction = directions[key];
  if (!direction) return null;
  const inside = (value: number): number => Math.min(padSide, Math.max(0, value));
  return { x: inside(spot.x + direction[0] * stride), y: inside(spot.y + direction[1] * stride) };
}
