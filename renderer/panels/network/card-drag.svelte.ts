/** Cards that are being dragged: what moves along, where it comes to rest, and the guides that show why. */
import { boundsOf, isInside } from '../../diagram/geometry/align';
import type { Box, Point } from '../../diagram/geometry/card';
import { noSnap, snap, type Guide } from '../../diagram/geometry/snap';

/** So near to a line on the screen, in pixels, a card goes into it. */
const reach = 7;

interface Start {
  readonly moving: ReadonlyMap<string, Box>;
  readonly others: readonly Box[];
}

export class CardDrag {
  #start: Start | null = null;
  #corners: ReadonlyMap<string, Point> = new Map();
  #guides: readonly Guide[] = $state.raw([]);

  get guides(): readonly Guide[] {
    return this.#guides;
  }

  /** A frame takes along everything that stands wholly in it when the drag begins. */
  begin(dragged: readonly string[], boxes: ReadonlyMap<string, Box>, frames: ReadonlySet<string>): void {
    const held = dragged.filter((id) => frames.has(id)).map((id) => boxes.get(id)!);
    const moves = new Set(dragged);
    for (const [id, box] of boxes) if (held.some((frame) => isInside(box, frame))) moves.add(id);
    const [moving, others] = [[...boxes].filter(([id]) => moves.has(id)), [...boxes].filter(([id]) => !moves.has(id))];
    this.#start = { moving: new Map(moving), others: others.map(([, box]) => box) };
    this.#corners = new Map();
  }

  /** Where everything that moves is now, when one of it is at `at`; `isFree` takes it exactly there. */
  move(id: string, at: Point, zoom: number, isFree: boolean): ReadonlyMap<string, Point> {
    const box = this.#start?.moving.get(id);
    if (!this.#start || !box) return this.#corners;
    const { moving, others } = this.#start;
    const [dx, dy] = [at.x - box.x, at.y - box.y];
    const bounds = boundsOf(moving.values());
    const { offset, guides } = isFree ? noSnap : snap({ ...bounds, x: bounds.x + dx, y: bounds.y + dy }, others, reach / zoom);
    this.#guides = guides;
    this.#corners = new Map([...moving].map(([each, { x, y }]) => [each, { x: Math.round(x + dx + offset.x), y: Math.round(y + dy + offset.y) }]));
    return this.#corners;
  }

  /** Where everything came to rest. */
  end(): ReadonlyMap<string, Point> {
    this.#start = null;
    this.#guides = [];
    return this.#corners;
  }
}
