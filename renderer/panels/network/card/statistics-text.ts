/** The statistics of a layer on its card: the one number that tells most, and all of them in words. */
import { healthLevel, healthOf, shareLevel, updateRatio, type HealthLevel } from '../../../diagram/scales/health';
import { percent, scientific } from '../../../diagram/scales/number-text';
import { m } from '../../../messages/generated/messages.js';
import type { LayerStatistics } from '../../../state/run.svelte';
import { healthText } from '../../../visuals/health/index';

interface TellingNumber {
  readonly text: string;
  /** Absent for numbers that are neither good nor bad. */
  readonly level?: HealthLevel;
}

/** Of layers that learn the update ratio, of activation functions the share that is stuck, of others how far their values spread. */
export function tellingNumber({ parameters, activation }: LayerStatistics): TellingNumber | undefined {
  if (parameters) {
    const ratio = updateRatio(parameters);
    return { text: scientific(ratio), level: healthLevel[healthOf(ratio)] };
  }
  if (!activation) return undefined;
  const { deadShare, saturatedShare, deviation } = activation;
  if (deadShare !== undefined) return { text: m.statistics_dead({ share: percent(deadShare) }), level: shareLevel(deadShare) };
  if (saturatedShare !== undefined) return { text: m.statistics_saturated({ share: percent(saturatedShare) }), level: shareLevel(saturatedShare) };
  return { text: `σ ${scientific(deviation)}` };
}

/** A line for each number, for the tooltip of the card. */
export function statisticsText({ gradientNorm, activation, parameters }: LayerStatistics): string {
  const ratio = parameters && updateRatio(parameters);
  const lines = [
    m.statistics_norm({ norm: exact(gradientNorm) }),
    activation && m.statistics_activation({ mean: exact(activation.mean), deviation: exact(activation.deviation) }),
    activation?.deadShare !== undefined && m.statistics_dead_help({ share: percent(activation.deadShare) }),
    activation?.saturatedShare !== undefined && m.statistics_saturated_help({ share: percent(activation.saturatedShare) }),
    ratio !== undefined && m.statistics_ratio({ ratio: exact(ratio), judgement: healthText(healthOf(ratio)) }),
  ];
  return lines.filter((line) => typeof line === 'string').join('\n');
}

const exact = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(6))) : scientific(value));
