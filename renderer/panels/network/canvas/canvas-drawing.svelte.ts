/** The document as it is drawn: what the library is given, and what cards and lines know of one another. */
import { useConnection, useViewport } from '@xyflow/svelte';
import type { Box, Point } from '../../../diagram/geometry/card';
import type { Editor } from '../../../state/editor.svelte';
import { language } from '../../../state/language.svelte';
import { annotationNodes, type AnnotationFlowNode } from '../annotations/nodes';
import type { DrawnConnection, Drawing } from '../canvas-context';
import { spokenAnnotation } from '../canvas-texts';
import { mostDrawnCards } from '../canvas-view.svelte';
import { cardBoxes, drawConnections, drawingMemory, flowEdges, flowNodes, type ConnectionFlowEdge, type LayerFlowNode } from '../drawing';
import type { Look } from '../look';
import { noHint, portHint, type PortHint } from '../wire';

export type CanvasNode = LayerFlowNode | AnnotationFlowNode;

/** Letters cannot be read below this zoom. */
const farZoom = 0.3;

/** The library sets `nodes` and `edges` while a card is dragged; a change of the document takes its place. */
export class CanvasDrawing implements Drawing {
  readonly #editor: Editor;
  readonly #look: () => Look;
  readonly #viewport = useViewport();
  readonly #dragged = useConnection();
  readonly #memory = $derived.by(() => drawingMemory(language.current));
  readonly #spoken = $derived.by(() => this.#look().spoken(this.#editor.project));
  readonly isLarge = $derived.by(() => this.#editor.project.network.layers.length > mostDrawnCards);
  /** Drawn by the overview, because cards could not be read. */
  readonly isFar = $derived.by(() => this.isLarge && this.#viewport.current.zoom < farZoom);
  nodes: CanvasNode[] = $derived.by(() => {
    const { project } = this.#editor;
    const cards = flowNodes(project, this.#look().sizeOf, this.#isSelected, this.#spoken, { memory: this.#memory.cards, hidden: this.isFar });
    return [...annotationNodes(project.network, this.#isSelected, spokenAnnotation), ...cards];
  });
  edges: ConnectionFlowEdge[] = $derived.by(() => flowEdges(this.#editor.project, this.#isSelected, this.#spoken, this.#memory.lines));
  readonly boxes: ReadonlyMap<string, Box> = $derived.by(() => cardBoxes(this.nodes.filter((node) => node.type === 'layer'), this.#memory.boxes));
  /** Of layers, comments and frames. */
  readonly everyBox: ReadonlyMap<string, Box> = $derived.by(() => cardBoxes(this.nodes, this.#memory.everyBox));
  readonly connections: ReadonlyMap<string, DrawnConnection> = $derived.by(() => drawConnections(this.#editor.project, this.boxes, this.#memory.connections));
  dropTarget: string | null = $state(null);
  /** Equal while one connection is dragged, so that the ports are judged once. */
  readonly #wire = $derived.by(() => {
    const { inProgress, fromHandle } = this.#dragged.current;
    return inProgress ? JSON.stringify([fromHandle.nodeId, fromHandle.id, fromHandle.type === 'source']) : null;
  });
  readonly portHint: PortHint = $derived.by(() => {
    if (this.#wire === null) return noHint;
    const [layer, handle, isOutput] = JSON.parse(this.#wire) as [string, string, boolean];
    return portHint(this.#editor.project, { layer, handle, isOutput });
  });

  /** Made while the canvas starts, within its flow. */
  constructor(editor: Editor, look: () => Look) {
    this.#editor = editor;
    this.#look = look;
  }

  /** Draws some cards elsewhere than the document has them. */
  place(corners: ReadonlyMap<string, Point>): void {
    this.nodes = this.nodes.map((node) => (corners.has(node.id) ? { ...node, position: { ...corners.get(node.id)! } } : node));
  }

  readonly #isSelected = (id: string): boolean => this.#editor.selection.has(id);
}
