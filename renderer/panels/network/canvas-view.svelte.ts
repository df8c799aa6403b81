/** Which part of the drawing is in view: everything, until a person moves the view. Called while the canvas starts. */
import { untrack } from 'svelte';
import { getViewportForBounds, type FitViewOptions, type useSvelteFlow, type Viewport } from '@xyflow/svelte';
import { centerOf, isInSight, type Box, type Size } from '../../diagram/geometry/card';
import type { Editor } from '../../state/editor.svelte';

/** The legend and the controls float here. */
const bottomMargin = 60;

/** `overhang` is how far drawings stick out to the right of the last card, on the screen; `top` what floats above it. */
export const fitOptions = (overhang = 0, top = 28) =>
  ({ padding: { top: `${top}px`, left: '24px', right: `${24 + overhang}px`, bottom: `${bottomMargin}px` }, maxZoom: 1.2, includeHiddenNodes: true }) satisfies FitViewOptions;

/** Enlarging a few layers stops here. */
const closest = 1.6;

/** Larger networks are drawn as far as they are in sight, and from afar by the overview. */
export const mostDrawnCards = 40;

/** A large network may be seen from so far away. */
export const farthest = 0.03;

type Flow = Pick<ReturnType<typeof useSvelteFlow>, 'fitView' | 'getViewport' | 'setViewport' | 'setZoom'>;

export interface CanvasView {
  readonly fit: (duration?: number) => void;
  /** Glides to some things, or to everything. */
  readonly show: (ids?: readonly string[]) => void;
  readonly zoomTo: (zoom: number) => void;
  /** A person chose the present part, or is about to. */
  readonly keep: () => void;
  /** Without an event the view moves by itself, or a chosen one glides on. */
  readonly moved: (event: unknown, viewport: Viewport) => void;
}

/** `room` is the size of the canvas on the screen, `boxes` where the layers are. */
export function followDocument(editor: Editor, flow: Flow, room: () => Size, boxes: () => ReadonlyMap<string, Box>, overhang: () => number | undefined = () => 0): CanvasView {
  const { project } = editor;
  /** The way back from an opened block floats above the drawing. */
  const options = () => fitOptions(overhang(), project.openedBlock ? 64 : 28);
  const keepThis = (viewport: Viewport) => (editor.view = { ...viewport, network: project.network.name });
  const keep = () => void keepThis(flow.getViewport());

  function fit(duration = 200): void {
    editor.view = null;
    untrack(() => {
      const cards = [...boxes().values()];
      if (cards.length > mostDrawnCards) void flow.setViewport(viewportOver(cards, room(), options()), { duration });
      else void flow.fitView({ ...options(), duration });
    });
  }

  function show(ids?: readonly string[]): void {
    if (!ids) return fit();
    keep();
    void flow.fitView({ ...options(), maxZoom: closest, nodes: ids.map((id) => ({ id })), duration: 200 });
  }

  function zoomTo(zoom: number): void {
    keep();
    void flow.setZoom(zoom, { duration: 200 });
  }

  // The view of another network shows nothing of this one.
  if (editor.view?.network !== project.network.name) editor.view = null;
  fitOnNeed(editor, flow, room, boxes, fit);
  return { fit, show, zoomTo, keep, moved: (event, viewport) => void ((event !== null || editor.view !== null) && keepThis(viewport)) };
}

/** Of a large network most cards are not drawn; the library, which fits those that are, would see nothing. */
function viewportOver(cards: readonly Box[], { width, height }: Size, { padding, maxZoom }: ReturnType<typeof fitOptions>): Viewport {
  const edge = (end: (box: Box) => number, pick: (a: number, b: number) => number) => cards.map(end).reduce((a, b) => pick(a, b));
  const [x, y] = [edge((box) => box.x, Math.min), edge((box) => box.y, Math.min)];
  const [right, bottom] = [edge((box) => box.x + box.width, Math.max), edge((box) => box.y + box.height, Math.max)];
  return getViewportForBounds({ x, y, width: right - x, height: bottom - y }, width, height, farthest, maxZoom, padding);
}

/** Another network is shown as a whole, unless it brings a view along. So is a network with a new card out of sight, where a remedy may have put it. */
function fitOnNeed(editor: Editor, flow: Flow, room: () => Size, boxes: () => ReadonlyMap<string, Box>, fit: CanvasView['fit']): void {
  const { project } = editor;

  // Until a person moves the view, it follows the size of the window.
  $effect(() => {
    const { width, height } = room();
    if (width > 0 && height > 0 && editor.view === null) fit(0);
  });

  let known = new Set(project.network.layers.map(({ id }) => id));
  let knownName = project.network.name;
  let knownOpened = editor.opened;
  $effect(() => {
    const { name, layers } = project.network;
    const added = layers.filter(({ id }) => !known.has(id)).flatMap(({ id }) => untrack(() => boxes().get(id) ?? []));
    const { width, height } = untrack(room);
    if (editor.opened !== knownOpened && editor.view) void flow.setViewport(editor.view);
    else if (name !== knownName || editor.opened !== knownOpened) fit(0);
    else if (!added.every((box) => isInSight(centerOf(box), flow.getViewport(), { width, height: height - bottomMargin }))) fit();
    known = new Set(layers.map(({ id }) => id));
    knownName = name;
    knownOpened = editor.opened;
  });
}
