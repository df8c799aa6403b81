/** Which layers the seismograph shows. */
import type { NetworkCheck } from '@core/network/check';
import type { LayerStatistics } from '../../../state/run.svelte';

/** More strips than these are too thin to compare. */
const mostStrips = 8;

/** Layers with a gradient, the output side on top as the gradient flows; with many layers only those that learn. */
export function stripsOf({ layers, order }: NetworkCheck, statistics: ReadonlyMap<string, LayerStatistics>): readonly { id: string; name: string }[] {
  // The end of a block hands on what another card made: one strip for both.
  const cards = order.toReversed().filter((id) => statistics.has(id));
  const measured = [...new Map(cards.map((id) => [statistics.get(id)!.layer, id])).values()];
  const learning = measured.filter((id) => statistics.get(id)?.parameters);
  const shown = measured.length <= mostStrips ? measured : learning.slice(0, mostStrips);
  return shown.map((id) => ({ id: statistics.get(id)!.layer, name: layers.get(id)?.layer.name ?? id }));
}
