/** What ports and pointer say while a connection is dragged. */
import { circleMakers, wayBetween } from '@core/network/way';
import { m } from '../../messages/generated/messages.js';
import type { Project } from '../../state/project.svelte';
import { portOfHandle } from './drawing';

/** Where the connection starts: an output port, or an input port when it is dragged backwards. */
export interface WireStart {
  readonly layer: string;
  readonly handle: string;
  readonly isOutput: boolean;
}

/** Whether the connection can go to a port; `undefined` for ports that nobody asks about. */
export type PortHint = (layer: string, handle: string) => 'fits' | 'unfit' | undefined;

export const noHint: PortHint = () => undefined;

/** Ports of the other kind fit if no circle would close and the layer that receives could work on what it gets. */
export function portHint({ network, check, rules }: Pick<Project, 'network' | 'check' | 'rules'>, { layer, handle, isOutput }: WireStart): PortHint {
  const forbidden = circleMakers(network, layer, isOutput ? 'from' : 'to');
  const couldWork = (from: string, to: string, inputHandle: string) => rules.couldWork?.(network, check, from, to, portOfHandle(inputHandle)) ?? true;
  return (other, otherHandle) => {
    if (other === layer && otherHandle === handle) return undefined;
    if ((otherHandle === outHandle) === isOutput || forbidden.has(other)) return 'unfit';
    const fits = isOutput ? couldWork(layer, other, otherHandle) : couldWork(other, layer, handle);
    return fits ? 'fits' : 'unfit';
  };
}

const outHandle = 'out';

/** So many names of a circle are said. */
const mostNames = 6;

/** Why a connection cannot be made, in one sentence; `null` if it can. */
export function wireRefusal({ network }: Pick<Project, 'network'>, from: string, to: string): string | null {
  const way = wayBetween(network, to, from);
  if (!way) return null;
  if (from === to) return m.wire_itself();
  const nameOf = (id: string) => network.layers.find((layer) => layer.id === id)?.name ?? id;
  const names = [from, ...way].map(nameOf);
  const said = names.length <= mostNames ? names : [...names.slice(0, 3), '…', ...names.slice(-2)];
  return m.wire_circle({ way: said.join(' → ') });
}
