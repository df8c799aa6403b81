/** Comments and frames as nodes of the canvas library. Pure. */
import type { Annotation, Network } from '@core/network/network';
import type { Node } from '@xyflow/svelte';

export type AnnotationNodeData = { annotation: Annotation };
export type AnnotationFlowNode = Node<AnnotationNodeData, 'comment' | 'frame'>;

/** Frames lie below everything, comments among the cards. */
const heights = { frame: -10, comment: 1 } as const;

export function annotationNodes({ annotations = [] }: Network, isSelected: (id: string) => boolean, spoken: (annotation: Annotation) => string): AnnotationFlowNode[] {
  return annotations.map((annotation) => ({
    id: annotation.id,
    type: annotation.kind,
    position: { ...annotation.position },
    data: { annotation },
    ...annotation.size,
    measured: annotation.size,
    handles: [],
    connectable: false,
    selected: isSelected(annotation.id),
    zIndex: heights[annotation.kind],
    ariaLabel: spoken(annotation),
  }));
}
