/** How a kind of document is drawn on the canvas. */
import type { EdgeProps, NodeProps } from '@xyflow/svelte';
import type { Component } from 'svelte';
import { cardHeight, cardWidth } from '../../diagram/geometry/card';
import { m } from '../../messages/generated/messages.js';
import ConnectionEdge from './ConnectionEdge.svelte';
import { spokenTexts } from './canvas-texts';
import type { ConnectionFlowEdge, Drawable, LayerFlowNode, SizeOf, Spoken } from './drawing';
import LayerNode from './card/LayerNode.svelte';

export interface Look {
  /** Name of the drawing for screen readers. */
  readonly label: () => string;
  readonly node: Component<NodeProps<LayerFlowNode>>;
  readonly connection: Component<EdgeProps<ConnectionFlowEdge>>;
  /** Ports are where `diagram/geometry/card.ts` says. */
  readonly sizeOf: SizeOf;
  /** How far something sticks out to the right of a last card, in pixels. */
  readonly overhang?: number;
  /** What screen readers hear. */
  readonly spoken: (drawn: Drawable) => Spoken;
  /** What an empty canvas says. */
  readonly empty: { readonly title: () => string; readonly text: () => string };
}

export const networkLook: Look = {
  label: m.canvas_label,
  node: LayerNode,
  connection: ConnectionEdge,
  sizeOf: (definition) => ({ width: cardWidth, height: cardHeight(definition?.inputs.length ?? 1) }),
  spoken: spokenTexts,
  empty: { title: m.canvas_empty_title, text: m.canvas_empty_text },
};
