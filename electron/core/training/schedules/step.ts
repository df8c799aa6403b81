import type { ScheduleDefinition } from './definition';

/** A tenth after half of the run, a hundredth after three quarters (He et al. 2016, section 4.2). */
export const step: ScheduleDefinition = {
  name: 'step',
  title: { en: 'In steps', zh: '分段下降' },
  factor: (done) => (done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01),
};
