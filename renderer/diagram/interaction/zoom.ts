/** Wheel, drag and touch move a drawing and make it larger or smaller. */
import { select, zoom, zoomIdentity, type D3ZoomEvent } from 'd3';

/** How a drawing lies in its place: shifted by x and y after it was scaled by k. */
export interface Lie {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

export interface Zooming {
  readonly moveTo: (lie: Lie) => void;
  /** Around the middle. */
  readonly scaleBy: (factor: number) => void;
  readonly destroy: () => void;
}

export function zooming(element: SVGSVGElement, limits: readonly [least: number, most: number], changed: (lie: Lie) => void): Zooming {
  const behavior = zoom<SVGSVGElement, unknown>()
    .scaleExtent([...limits])
    .on('zoom', ({ transform: { x, y, k } }: D3ZoomEvent<SVGSVGElement, unknown>) => changed({ x, y, k }));
  const selection = select(element).call(behavior).on('dblclick.zoom', null);
  return {
    moveTo: ({ x, y, k }) => behavior.transform(selection, zoomIdentity.translate(x, y).scale(k)),
    scaleBy: (factor) => behavior.scaleBy(selection, factor),
    destroy: () => void selection.on('.zoom', null),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The whole drawing in the middle of its place, but not larger than it is. */
export function fit(drawing: Size, place: Size, most = 1): Lie {
  const k = Math.min(most, place.width / drawing.width, place.height / drawing.height);
  return { x: (place.width - k * drawing.width) / 2, y: (place.height - k * drawing.height) / 2, k };
}

/** The least shift that brings a box of the drawing into sight. */
export function reveal(lie: Lie, box: Size & { readonly x: number; readonly y: number }, place: Size, margin = 24): Lie {
  const shift = (start: number, length: number, room: number): number => {
    if (start < margin) return margin - start;
    return start + length > room - margin ? Math.max(margin - start, room - margin - start - length) : 0;
  };
  const { k } = lie;
  return { k, x: lie.x + shift(lie.x + k * box.x, k * box.width, place.width), y: lie.y + shift(lie.y + k * box.y, k * box.height, place.height) };
}
