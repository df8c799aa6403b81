/** What an alarm file declares: when something is wrong with a training, how it is said, and what to try. */
import type { Network } from '@core/network/network';
import type { PlannedLayer } from '@core/network/plan';
import type { TrainingPoint } from '@core/training/curve';
import type { Place } from '@core/training/numeric-failure';
import type { TrainingSettings } from '@core/training/settings';
import type { LayerStatistics } from '@core/training/statistics';
import type { Text } from '@core/tensor/text';

/** What alarms look at, at one step that is shown. */
export interface Sight {
  /** Of the expanded network, in the order of computation. */
  readonly layers: readonly PlannedLayer[];
  /** By layer id. */
  readonly statistics: ReadonlyMap<string, LayerStatistics>;
  /** Of the run so far, in the order of the steps. */
  readonly points: readonly TrainingPoint[];
  readonly settings: TrainingSettings;
  /** A number was not finite, at this place if it is known. */
  readonly failure?: { readonly place?: Place };
}

/** Something to try: an edit of the document, a change of the settings, or both. */
export interface Remedy {
  readonly text: Text;
  /** The same network if there is nothing to change. `say` puts names into the language of the window. */
  readonly edit?: (network: Network, say: (text: Text) => string) => Network;
  readonly settings?: (settings: TrainingSettings) => Partial<TrainingSettings>;
}

export type AlarmLevel = 'watch' | 'alarm';

/** Something that is wrong now. */
export interface Finding {
  readonly level: AlarmLevel;
  /** Id in the expanded network; absent if it concerns the whole network. */
  readonly layer?: string;
  /** What is measured and the likely cause; `name` is what the layer is called. */
  readonly text: (name: string) => Text;
  readonly remedies: readonly Remedy[];
}

export interface AlarmDefinition {
  readonly name: string;
  readonly title: Text;
  /** At most one finding for each alarm: the layer where it is worst, or where it begins. */
  readonly find: (sight: Sight) => Finding | undefined;
}
