import type { ScheduleDefinition } from './definition';

/** Falls to a hundredth by the same share in each step. */
export const exponential: ScheduleDefinition = {
  name: 'exponential',
  title: { en: 'Exponential', zh: '指数下降' },
  factor: (done) => 0.01 ** done,
};
