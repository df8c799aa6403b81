/** Says where a layer would go. */
import { m } from '../../messages/generated/messages.js';
import type { Project } from '../../state/project.svelte';
import type { Slot } from '../../state/layers/suggest';

export function slotTitle({ network, check }: Project, slot: Slot): string {
  const nameOf = (layer: string | undefined) => check.layers.get(layer ?? '')?.layer.name ?? '';
  switch (slot.kind) {
    case 'free':
      return m.quick_add_free();
    case 'from':
    case 'after':
      return m.quick_add_behind({ layer: nameOf(slot.layer) });
    case 'to':
      return m.quick_add_before({ layer: nameOf(slot.layer) });
    case 'into': {
      const connection = network.connections.find(({ id }) => id === slot.connection);
      return m.quick_add_between({ from: nameOf(connection?.from), to: nameOf(connection?.to) });
    }
  }
}
