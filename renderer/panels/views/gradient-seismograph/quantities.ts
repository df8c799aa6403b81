/** What the seismograph can show of a layer, each with its scale and with the judgement of a value. */
import type { LayerStatistics } from '@core/training/statistics';
import { gradientHealth, healthOf, shareBounds, updateRatio, type Health } from '../../../diagram/scales/health';
import { gradientDomain } from '../../../diagram/scales/gradient';
import { m } from '../../../messages/generated/messages.js';
import type { Scale } from './drawing/index';

export type QuantityName = 'gradient' | 'parameterGradient' | 'mean' | 'deviation' | 'ratio' | 'stuck';

export interface Measured {
  /** Of the layer that makes what leaves the card. */
  readonly output: LayerStatistics | undefined;
  /** Of all parameters of the card together. */
  readonly parameters: LayerStatistics['parameters'];
}

export interface Quantity {
  readonly title: () => string;
  readonly symbol: string;
  readonly scale: Scale;
  /** `undefined` where a layer has no such value. */
  readonly read: (measured: Measured) => number | undefined;
  /** `reference` is the value of the last layer that has one. */
  readonly judge: (value: number, reference: number) => Health | null;
}

const gradientScale: Scale = { kind: 'log', domain: gradientDomain, tokens: ['gradient'] };
/** Around 1, where normalized values lie, a factor of a thousand to each side. */
const activationDomain = [1e-3, 1e3] as const;
const finiteOnly = (value: number): Health | null => (Number.isFinite(value) ? null : 'exploding');

function shareHealth(share: number): Health {
  if (share >= shareBounds.alarm) return 'exploding';
  return share >= shareBounds.watch ? 'large' : 'healthy';
}

export const quantities: Readonly<Record<QuantityName, Quantity>> = {
  gradient: { title: m.seismograph_gradient, symbol: '‖∂L/∂y‖', scale: gradientScale, read: ({ output }) => output?.gradientNorm, judge: gradientHealth },
  parameterGradient: { title: m.seismograph_parameter_gradient, symbol: '‖∂L/∂w‖', scale: gradientScale, read: ({ parameters }) => parameters?.gradientNorm, judge: gradientHealth },
  mean: { title: m.seismograph_mean, symbol: 'mean y', scale: { kind: 'log', domain: activationDomain, tokens: ['negative', 'positive'] }, read: ({ output }) => output?.activation?.mean, judge: finiteOnly },
  deviation: { title: m.seismograph_deviation, symbol: 'σ(y)', scale: { kind: 'log', domain: activationDomain, tokens: ['forward'] }, read: ({ output }) => output?.activation?.deviation, judge: finiteOnly },
  ratio: {
    title: m.seismograph_ratio,
    symbol: '‖Δw‖/‖w‖',
    // The healthy band is where `healthOf` sees it.
    scale: { kind: 'log', domain: [1e-6, 1], tokens: ['watch', 'healthy', 'alarm'], bounds: [1e-4, 1e-2] },
    read: ({ parameters }) => parameters && updateRatio(parameters),
    judge: healthOf,
  },
  stuck: {
    title: m.seismograph_stuck,
    symbol: '%',
    scale: { kind: 'share', domain: [0, 1], tokens: ['healthy', 'watch', 'alarm'], bounds: [shareBounds.watch, shareBounds.alarm] },
    read: ({ output }) => output?.activation?.deadShare ?? output?.activation?.saturatedShare,
    judge: shareHealth,
  },
};

export const quantityNames = Object.keys(quantities) as QuantityName[];
