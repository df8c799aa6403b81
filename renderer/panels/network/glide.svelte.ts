/** Lets the cards of a newly arranged drawing glide to their places, so that the eye can follow each. */
import { untrack } from 'svelte';
import { prefersReducedMotion } from 'svelte/motion';
import type { Point } from '../../diagram/geometry/card';
import type { Editor } from '../../state/editor.svelte';

const milliseconds = 260;
/** More cards than this would not glide evenly, and nobody could follow them. */
const mostCards = 200;

/** Something with a place on the canvas. */
interface Placed {
  readonly id: string;
  readonly position: Point;
}

/** Called while the canvas starts. `draw` shows cards in other places than the document has them. */
export function glideWhenArranged<Card extends Placed>(editor: Editor, cards: () => readonly Card[], draw: (cards: Card[]) => void, fit: () => void): void {
  let known = editor.arranged;
  let before = placesOf(untrack(cards));
  $effect.pre(() => {
    const { arranged, project } = editor;
    const { network } = project;
    const arrived = untrack(cards);
    const left = before;
    before = placesOf([...network.layers, ...(network.annotations ?? [])]);
    if (arranged === known) return;
    known = arranged;
    if (prefersReducedMotion.current || arrived.length > mostCards) return void fit();
    const show = (share: number) => draw(arrived.map((card) => ({ ...card, position: between(left.get(card.id) ?? card.position, card.position, easeOut(share)) })));
    show(0);
    const start = performance.now();
    let request = requestAnimationFrame(function frame(now) {
      const share = Math.min(1, Math.max(0, now - start) / milliseconds);
      show(share);
      if (share < 1) request = requestAnimationFrame(frame);
      else fit();
    });
    return () => cancelAnimationFrame(request);
  });
}

const placesOf = (cards: readonly Placed[]): Map<string, Point> => new Map(cards.map(({ id, position }) => [id, position]));

const between = (a: Point, b: Point, share: number): Point => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share });

const easeOut = (share: number): number => 1 - (1 - share) ** 3;
