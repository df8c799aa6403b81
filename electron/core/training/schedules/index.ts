/** The registry of learning-rate schedules: the only place a schedule file is named. */
import { constant } from './constant';
import { cosine } from './cosine';
import type { ScheduleDefinition } from './definition';
import { exponential } from './exponential';
import { oneCycle } from './one-cycle';
import { reduceOnPlateau } from './reduce-on-plateau';
import { step } from './step';
import { warmUp } from './warm-up';

const registry = { constant, step, exponential, cosine, warmUp, oneCycle, reduceOnPlateau } satisfies Record<string, ScheduleDefinition>;

export type ScheduleName = keyof typeof registry;

export const schedules: Readonly<Record<ScheduleName, ScheduleDefinition>> = registry;

export const scheduleNames = Object.keys(schedules) as ScheduleName[];
