/** What the network and its layers cost in a step of the present run settings. */
import type { LayerCheck } from '@core/network/check';
import { activationBytes, trainingCost, type TrainingCost } from '@core/network/cost';
import { optimizers } from '@core/optimizers';
import type { AppState } from '../app-state.svelte';

export const costOfStep = ({ project, run }: AppState): TrainingCost =>
  trainingCost(project.check, run.settings.batchSize, optimizers[run.settings.optimizer].state.length);

/** Bytes of what a layer makes of a batch. */
export const outputBytes = ({ run }: AppState, check: LayerCheck): number => activationBytes(check, run.settings.batchSize);
