/** What of a layer can be counted. */
import type { Histogram } from '@core/inspect/shared/histogram';
import type { SpreadsAnswer } from '@core/inspect/spreads';
import { m } from '../../../messages/generated/messages.js';

export interface Quantity {
  readonly id: string;
  readonly label: string;
  /** A token. */
  readonly color: string;
  /** `undefined` where the layer was not yet, or is no longer. */
  readonly of: (spreads: SpreadsAnswer) => Histogram | undefined;
}

/** Learned tensors of the layer first, then what leaves it; each with its gradient. */
export function quantitiesOf(layer: string, { weights, outputs }: SpreadsAnswer): readonly Quantity[] {
  const learned = Object.keys(weights).filter((name) => name.startsWith(`${layer}.`));
  const own = (name: string): string => name.slice(layer.length + 1);
  return [
    ...learned.map((name): Quantity => ({ id: own(name), label: own(name), color: 'family-linear', of: (spreads) => spreads.weights[name] })),
    ...learned.map((name): Quantity => ({ id: `∂ ${own(name)}`, label: m.spread_of({ name: own(name) }), color: 'gradient', of: (spreads) => spreads.weightGradients[name] })),
    ...(layer in outputs
      ? [
          { id: 'y', label: m.spread_outputs(), color: 'forward', of: (spreads: SpreadsAnswer) => spreads.outputs[layer] },
          { id: '∂ y', label: m.spread_gradients(), color: 'gradient', of: (spreads: SpreadsAnswer) => spreads.outputGradients[layer] },
        ]
      : []),
  ];
}
