import type { ScheduleDefinition } from './definition';

export const constant: ScheduleDefinition = {
  name: 'constant',
  title: { en: 'Constant', zh: '不变' },
  factor: () => 1,
};
