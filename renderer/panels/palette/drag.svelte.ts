/** A layer on its way from the palette to the canvas, carried by the pointer. */

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a layer can be dropped. */
export interface DropZone {
  readonly element: HTMLElement;
  /** The layer is above the zone; called with `null` when it is not any more. */
  hover(point: ScreenPoint | null): void;
  drop(kind: string, point: ScreenPoint): void;
}

/** The pointer has to move this far before a press becomes a drag. */
const threshold = 4;

class PaletteDrag {
  #zone: DropZone | null = null;
  #start: ScreenPoint = { x: 0, y: 0 };
  #pressed: string | null = null;
  #kind: string | null = $state(null);
  #point: ScreenPoint = $state.raw({ x: 0, y: 0 });

  /** Kind of the layer being carried, or `null`. */
  get kind(): string | null {
    return this.#kind;
  }

  get point(): ScreenPoint {
    return this.#point;
  }

  get isOverZone(): boolean {
    return this.#kind !== null && this.#isOver(this.#point);
  }

  /** Makes an element a place to drop layers; returns what takes it back. */
  offer(zone: DropZone): () => void {
    this.#zone = zone;
    return () => {
      if (this.#zone === zone) this.#zone = null;
    };
  }

  press(kind: string, point: ScreenPoint): void {
    this.#pressed = kind;
    this.#start = point;
  }

  move(point: ScreenPoint): void {
    if (this.#pressed === null) return;
    const isFar = Math.hypot(point.x - this.#start.x, point.y - this.#start.y) >= threshold;
    if (this.#kind === null && !isFar) return;
    this.#kind = this.#pressed;
    this.#point = point;
    this.#zone?.hover(this.#isOver(point) ? point : null);
  }

  release(point: ScreenPoint): void {
    const kind = this.#kind;
    this.cancel();
    if (kind !== null && this.#isOver(point)) this.#zone?.drop(kind, point);
  }

  cancel(): void {
    this.#pressed = null;
    this.#kind = null;
    this.#zone?.hover(null);
  }

  #isOver({ x, y }: ScreenPoint): boolean {
    const box = this.#zone?.element.getBoundingClientRect();
    return box !== undefined && x >= box.left && x < box.right && y >= box.top && y < box.bottom;
  }
}

export const paletteDrag = new PaletteDrag();
