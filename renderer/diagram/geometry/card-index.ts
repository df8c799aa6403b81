/** Finds the cards in an area without looking at all of them. */
import { overlaps, type Box } from './card';

/** Side of a square of the grid, in canvas pixels: a few cards stand in each. */
const side = 512;

export class CardIndex {
  readonly #cells = new Map<number, Box[]>();

  constructor(cards: Iterable<Box>) {
    for (const card of cards) {
      for (const cell of cellsOf(card)) {
        const there = this.#cells.get(cell);
        if (there) there.push(card);
        else this.#cells.set(cell, [card]);
      }
    }
  }

  /** Cards that overlap the area, each once. */
  within(area: Box): Box[] {
    const found = new Set<Box>();
    for (const cell of cellsOf(area)) for (const card of this.#cells.get(cell) ?? []) if (overlaps(card, area)) found.add(card);
    return [...found];
  }
}

function cellsOf({ x, y, width, height }: Box): number[] {
  const cells: number[] = [];
  for (let column = Math.floor(x / side); column <= Math.floor((x + width) / side); column++) {
    for (let row = Math.floor(y / side); row <= Math.floor((y + height) / side); row++) cells.push(column * 2 ** 20 + row);
  }
  return cells;
}
