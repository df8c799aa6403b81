/** The registry of learning-rate schedules: the only place a schedule file is named. */
import { constant } from './constant';
import { cosine } from './cosine';
import type { TrainingSettings } from '../settings';
import type { Plateau, ScheduleDefinition } from './definition';
import { exponential } from './exponential';
import { oneCycle } from './one-cycle';
import { reduceOnPlateau } from './reduce-on-plateau';
import { step } from './step';
import { warmUp } from './warm-up';

const registry = { constant, step, exponential, cosine, warmUp, oneCycle, reduceOnPlateau } satisfies Record<string, ScheduleDefinition>;

export type ScheduleName = keyof typeof registry;

export const schedules: Readonly<Record<ScheduleName, ScheduleDefinition>> = registry;

export const scheduleNames = Object.keys(schedules) as ScheduleName[];

/** The learning rate of a step that begins after so many epochs, of which the last one need not be whole. */
export function scheduledRate({ learningRate, schedule, epochs }: Pick<TrainingSettings, 'learningRate' | 'schedule' | 'epochs'>, epochsDone: number, plateau: Plateau): number {
  return learningRate * schedules[schedule].factor(Math.min(1, epochsDone / epochs), plateau);
}
