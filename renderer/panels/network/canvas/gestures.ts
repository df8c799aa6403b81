/** What is done to cards and lines by pointer, besides dragging them. */
import type { Network } from '@core/network/network';
import type { Edge, Node } from '@xyflow/svelte';
import type { Selection } from '../../../state/selection.svelte';

/** With Shift a card is added to the selection; a box begins on free canvas only. */
export function keepBoxFromCards(event: PointerEvent): void {
  if (event.shiftKey && event.target instanceof Element && event.target.closest('.svelte-flow__node, .svelte-flow__edge')) event.stopPropagation();
}

/** Makes what the library has selected the selection of the document. */
export function select(selection: Selection, cards: readonly Node[], lines: readonly Edge[]): void {
  const ids = (isLayer: boolean) => cards.filter(({ type }) => (type === 'layer') === isLayer).map(({ id }) => id);
  selection.set(ids(true), lines.map(({ id }) => id), ids(false));
}

/** A box selects the lines within it, not those that leave it. */
export function selectWithin(selection: Selection, { connections }: Pick<Network, 'connections'>): void {
  const chosen = new Set(selection.layers);
  const inner = connections.filter(({ from, to }) => chosen.has(from) && chosen.has(to)).map(({ id }) => id);
  selection.set(selection.layers, inner, selection.annotations);
}

/** The card at a place of the page, if there is one. */
export function cardAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('.svelte-flow__node')?.dataset.id : undefined;
}
