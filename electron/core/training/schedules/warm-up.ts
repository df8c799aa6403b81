import type { ScheduleDefinition } from './definition';

const [start, length] = [0.1, 0.05];

/** Rises in a straight line from a tenth during the first twentieth of the run (Goyal et al. 2017, section 2.2). */
export const warmUp: ScheduleDefinition = {
  name: 'warmUp',
  title: { en: 'Warm-up', zh: '预热' },
  factor: (done) => Math.min(1, start + ((1 - start) * done) / length),
};
