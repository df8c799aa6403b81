/** The registry of learning-rate schedules: the only place a schedule file is named. */
import { constant } from './constant';
import { cosine } from './cosine';
import type { ScheduleDefinition } from './definition';
import { exponential } from './exponential';
import { oneCycle } from './one-cycle';
import { step } from './step';
import { warmUp } from './warm-up';

export const schedules = { constant, step, exponential, cosine, warmUp, oneCycle } satisfies Record<string, ScheduleDefinition>;

export type ScheduleName = keyof typeof schedules;

export const scheduleNames = Object.keys(schedules) as ScheduleName[];
