/** Where the drawing and the pointer are, for commands that place or show something. */
import type { useSvelteFlow } from '@xyflow/svelte';
import type { Box, Point } from '../../../diagram/geometry/card';
import type { Stage } from '../../../state/editor.svelte';
import type { CanvasView } from '../canvas-view.svelte';
import type { CanvasDrawing } from './canvas-drawing.svelte';

export class CanvasStage implements Stage {
  readonly show: Stage['show'];
  readonly zoomTo: Stage['zoomTo'];
  /** On the screen; `null` while it is elsewhere. */
  pointed: Point | null = null;

  /** `frame` is where the canvas is on the screen. */
  constructor(
    private readonly drawing: CanvasDrawing,
    private readonly flow: Pick<ReturnType<typeof useSvelteFlow>, 'screenToFlowPosition'>,
    { show, zoomTo }: CanvasView,
    private readonly frame: () => DOMRect,
  ) {
    this.show = show;
    this.zoomTo = zoomTo;
  }

  get boxes(): ReadonlyMap<string, Box> {
    return this.drawing.everyBox;
  }

  get pointer(): Point | null {
    return this.pointed && this.flow.screenToFlowPosition(this.pointed);
  }

  get center(): Point {
    const { left, top, width, height } = this.frame();
    return this.flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
  }
}
