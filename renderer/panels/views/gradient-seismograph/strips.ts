/** Which layers the seismograph shows, and what was measured of them. */
import type { NetworkCheck } from '@core/network/check';
import type { StatisticsSample } from '../../../state/curve';
import type { Origins } from '../../../state/blocks/origins';
import type { Measured, Quantity } from './quantities';

export interface StripLayer {
  /** Of the layer that makes what leaves the card, in the expanded network. */
  readonly id: string;
  /** The layers behind the card. */
  readonly within: readonly string[];
  readonly name: string;
}

/** Cards of which something was measured, the output side on top as the gradient flows. */
export function stripsOf({ layers, order }: NetworkCheck, origins: Origins, sample: StatisticsSample | undefined): readonly StripLayer[] {
  if (!sample) return [];
  const cards = order.toReversed().flatMap((card): readonly StripLayer[] => {
    const { source: id, within } = origins?.get(card) ?? { source: card, within: [card] };
    return id !== undefined && sample.layers.has(id) ? [{ id, within, name: layers.get(card)?.layer.name ?? card }] : [];
  });
  // The end of a block hands on what another card made: one strip for both, with the name of that card.
  return [...new Map(cards.map((card) => [card.id, card])).values()];
}

export function measuredOf({ layers }: StatisticsSample, { id, within }: Pick<StripLayer, 'id' | 'within'>): Measured {
  const parts = within.flatMap((each) => layers.get(each)?.parameters ?? []);
  const over = (norm: keyof (typeof parts)[number]) => (parts.length === 1 ? parts[0]![norm] : Math.hypot(...parts.map((part) => part[norm])));
  const parameters = parts.length === 0 ? undefined : { gradientNorm: over('gradientNorm'), weightNorm: over('weightNorm'), updateNorm: over('updateNorm') };
  return { output: layers.get(id), parameters };
}

/** Those that have such a value. */
export const stripsWith = (strips: readonly StripLayer[], { read }: Quantity, sample: StatisticsSample | undefined): readonly StripLayer[] =>
  sample ? strips.filter((strip) => read(measuredOf(sample, strip)) !== undefined) : [];
