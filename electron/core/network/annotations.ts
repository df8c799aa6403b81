/** Edits of comments and frames. An edit that changes nothing returns the network it was given. */
import { Names } from './names';
import type { Annotation, Network } from './network';

/** A network with a comment or frame that was just added to it. */
export interface Annotated {
  readonly network: Network;
  /** Id of the new comment or frame. */
  readonly annotation: string;
}

export function addAnnotation(network: Network, annotation: Omit<Annotation, 'id'>): Annotated {
  const id = new Names(network).freshId(annotation.kind);
  return { network: { ...network, annotations: [...(network.annotations ?? []), { ...annotation, id }] }, annotation: id };
}

/** Removes comments and frames; what stands in a frame stays. */
export function removeAnnotations(network: Network, ids: readonly string[]): Network {
  const annotations = network.annotations?.filter(({ id }) => !ids.includes(id));
  return annotations === undefined || annotations.length === network.annotations?.length ? network : { ...network, annotations };
}

/** Writes, colors, moves or resizes some comments and frames. */
export function changeAnnotations(network: Network, ids: readonly string[], change: Partial<Pick<Annotation, 'text' | 'color' | 'position' | 'size'>>): Network {
  const isChanged = (annotation: Annotation) => ids.includes(annotation.id) && JSON.stringify({ ...annotation, ...change }) !== JSON.stringify(annotation);
  if (!network.annotations?.some(isChanged)) return network;
  return { ...network, annotations: network.annotations.map((each) => (ids.includes(each.id) ? { ...each, ...change } : each)) };
}
