import { schedules } from './schedules';
import type { Plateau } from './schedules/definition';
import type { TrainingSettings } from './settings';

/** The learning rate of a step that begins after so many epochs, of which the last one need not be whole. */
export function scheduledRate({ learningRate, schedule, epochs }: Pick<TrainingSettings, 'learningRate' | 'schedule' | 'epochs'>, epochsDone: number, plateau: Plateau): number {
  return learningRate * schedules[schedule].factor(Math.min(1, epochsDone / epochs), plateau);
}
