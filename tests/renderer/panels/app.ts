/** An app on its own: real state, a bridge whose files are variables, no engine. */
import { templates } from '@core/templates';
import type { Network } from '@core/network/network';
import { defaultSettings } from '@core/training/settings';
import { fakeBridge } from '../../../renderer/bridge/fake';
import type { RunPoints } from '../../../renderer/bridge/contract';
import { AppState } from '../../../renderer/state/app-state.svelte';

export const cnn: Network = templates.find(({ name }) => name === 'mnist-cnn')!.network;

export function appWith(network: Network): AppState {
  // jsdom knows no media queries.
  window.matchMedia ??= () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  return new AppState(fakeBridge().bridge, { language: 'en', theme: 'light' }, { network, training: defaultSettings });
}

/** Statistics as the engine sends them, for some layers. */
export function receiveStatistics(app: AppState, norms: Record<string, number>, updateNorm = 0.005, points: RunPoints = { training: [], validation: [] }): void {
  app.run.receive(
    {
      state: 'paused',
      position: { step: 1, epoch: 0, stepsPerEpoch: 10, totalSteps: 10 },
      executor: null,
      imagesPerSecond: 0,
      secondsLeft: null,
      statisticsStep: 1,
      statistics: Object.entries(norms).map(([layer, gradientNorm]) => ({ layer, gradientNorm, parameters: { gradientNorm, weightNorm: 5, updateNorm } })),
    },
    points,
  );
}
