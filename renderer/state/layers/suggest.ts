/** Which layers fit at a place of the network, and adding the one that is chosen. */
import type { LayerFace } from '@core/network/face';
import type { Fit } from '@core/network/fit';
import type { Position } from '@core/network/place';
import type { Shape } from '@core/tensor/tensor';
import { addLayerAfterSelection, addLayerAt, addLayerBefore, addLayerBehind, addLayerInto, type Desk } from '../editing';
import type { Project } from '../project.svelte';

/** Where a layer is wanted. */
export type Slot =
  | { readonly kind: 'free' }
  /** In the chain behind a selected layer. */
  | { readonly kind: 'after'; readonly layer: string }
  | { readonly kind: 'into'; readonly connection: string }
  /** At the end of a wire from an output, or to an input. */
  | { readonly kind: 'from'; readonly layer: string }
  | { readonly kind: 'to'; readonly layer: string; readonly port: number };

export interface Suggestion {
  readonly definition: LayerFace;
  /** Left out where nothing is known. */
  readonly fit?: Fit;
}

/** What is selected decides where the next layer goes. */
export function slotOfSelection({ project, selection }: Desk): Slot {
  const { onlyLayer, layers, connections } = selection;
  const layer = project.network.layers.find(({ id }) => id === onlyLayer);
  if (layer && project.definitionOf(layer)?.hasOutput) return { kind: 'after', layer: layer.id };
  if (layers.length === 0 && connections.length === 1) return { kind: 'into', connection: connections[0] };
  return { kind: 'free' };
}

/** The layers that can be wired there, those that fit first, in the order of the palette otherwise. */
export function suggestionsFor(project: Project, slot: Slot): readonly Suggestion[] {
  const arriving = shapeAt(project, slot);
  const wired = project.kinds.filter(
    ({ inputs, hasOutput }) => (inputs.length > 0 || slot.kind === 'free' || slot.kind === 'to') && (hasOutput || slot.kind === 'free' || slot.kind === 'from' || slot.kind === 'after'),
  );
  const all = wired.map((definition) => ({ definition, ...fitIn(project, arriving, definition) }));
  return [...all.filter(isFitting), ...all.filter((each) => !isFitting(each))];
}

export const isFitting = ({ fit }: Suggestion): boolean => !fit || 'shape' in fit;

function fitIn({ rules, network }: Project, arriving: Shape | undefined, definition: LayerFace): { readonly fit?: Fit } {
  if (!rules.fit || (!arriving && definition.inputs.length > 0)) return {};
  return { fit: rules.fit(network, definition.inputs.map(() => arriving!), definition) };
}

/** Shape of the examples that arrive there, as far as it is known; also what a person is told. */
export function shapeAt({ check, network }: Project, slot: Slot): Shape | undefined {
  switch (slot.kind) {
    case 'free':
      return undefined;
    case 'from':
    case 'after':
      return check.layers.get(slot.layer)?.shape;
    case 'into':
      return check.layers.get(network.connections.find(({ id }) => id === slot.connection)?.from ?? '')?.shape;
    case 'to':
      return check.layers.get(slot.layer)?.inputShapes[slot.port];
  }
}

/** One undoable step. `corner` is where the card goes, unless the arrangement decides. */
export function addSuggested(desk: Desk, kind: string, slot: Slot, corner: Position): void {
  switch (slot.kind) {
    case 'free':
      return addLayerAt(desk, kind, corner);
    case 'after':
      return addLayerAfterSelection(desk, kind);
    case 'into':
      return addLayerInto(desk, kind, slot.connection, corner);
    case 'from':
      return addLayerBehind(desk, kind, slot.layer, corner);
    case 'to':
      return addLayerBefore(desk, kind, slot, corner);
  }
}
