/** Cards are moved: dragged, with what snaps and what moves along, or by arrow keys. */
import type { Point } from '../../../diagram/geometry/card';
import { moveLayers } from '../../../state/editing';
import type { Editor } from '../../../state/editor.svelte';
import { CardDrag } from '../card-drag.svelte';
import type { CanvasDrawing, CanvasNode } from './canvas-drawing.svelte';

export class CardMoves {
  readonly drag = new CardDrag();

  constructor(
    private readonly editor: Editor,
    private readonly drawing: CanvasDrawing,
    private readonly zoom: () => number,
  ) {}

  begin(cards: readonly CanvasNode[]): void {
    const { annotations = [] } = this.editor.project.network;
    const frames = new Set(annotations.filter(({ kind }) => kind === 'frame').map(({ id }) => id));
    this.drag.begin(cards.map(({ id }) => id), this.drawing.everyBox, frames);
  }

  /** With Alt a card goes exactly where the pointer is. */
  dragTo(target: CanvasNode | null, { altKey }: MouseEvent | TouchEvent): void {
    if (target) this.drawing.place(this.drag.move(target.id, target.position, this.zoom(), altKey));
  }

  drop(): void {
    const corners = this.drag.end();
    this.drawing.place(corners);
    moveLayers(this.editor, corners);
  }

  /** Arrow keys move the selected cards; presses in a row are one undo step. */
  keydown({ key }: KeyboardEvent): void {
    const { placed } = this.editor.selection;
    if (!key.startsWith('Arrow') || placed.length === 0) return;
    const moved = this.drawing.nodes.map(({ id, position }): [string, Point] => [id, { x: Math.round(position.x), y: Math.round(position.y) }]);
    moveLayers(this.editor, new Map(moved), `move ${placed.join(' ')}`);
  }
}
