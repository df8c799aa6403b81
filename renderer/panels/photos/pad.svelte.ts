/** The drawing pad: white strokes on black, like the digits of the dataset, by pointer or by a pen that keys move. */
export const padSide = 280;
const penWidth = 22;
/** How far an arrow key moves the pen. */
const keyStride = 10;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What the pad needs of a canvas. */
export type Surface = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineCap' | 'fillRect' | 'beginPath' | 'moveTo' | 'lineTo' | 'stroke'
>;

const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const middle: Spot = { x: padSide / 2, y: padSide / 3 };

export class Pad {
  readonly #surface: Surface;
  readonly #strokeEnds: () => void;
  #last: Spot | null = null;

  /** The pen of the keyboard. */
  pen: Spot = $state.raw(middle);
  penIsDown = $state(false);

  constructor(surface: Surface, strokeEnds: () => void) {
    this.#surface = surface;
    this.#strokeEnds = strokeEnds;
    this.clear();
  }

  clear(): void {
    this.#surface.fillStyle = '#000000';
    this.#surface.fillRect(0, 0, padSide, padSide);
    this.penIsDown = false;
    this.#last = null;
  }

  press(spot: Spot): void {
    this.#last = spot;
    this.#line(spot, spot);
  }

  move(spot: Spot): void {
    if (!this.#last) return;
    this.#line(this.#last, spot);
    this.#last = spot;
  }

  lift(): void {
    if (!this.#last) return;
    this.#last = null;
    this.#strokeEnds();
  }

  /** Arrow keys move the pen, Space puts it down and lifts it. Answers whether the key was one of these. */
  key(key: string): boolean {
    const direction = directions[key];
    if (direction) {
      const inside = (value: number): number => Math.min(padSide, Math.max(0, value));
      this.pen = { x: inside(this.pen.x + direction[0] * keyStride), y: inside(this.pen.y + direction[1] * keyStride) };
      this.move(this.pen);
    } else if (key === ' ') {
      if (this.penIsDown) this.lift();
      else this.press(this.pen);
      this.penIsDown = !this.penIsDown;
    }
    return direction !== undefined || key === ' ';
  }

  #line(from: Spot, to: Spot): void {
    const surface = this.#surface;
    surface.strokeStyle = '#ffffff';
    surface.lineWidth = penWidth;
    surface.lineCap = 'round';
    surface.beginPath();
    surface.moveTo(from.x, from.y);
    surface.lineTo(to.x, to.y);
    surface.stroke();
  }
}
