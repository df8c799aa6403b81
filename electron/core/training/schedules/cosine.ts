import type { ScheduleDefinition } from './definition';

const end = 0.001;

/** Half a cosine from 1 down to a thousandth (Loshchilov and Hutter 2017, equation 5, without restarts). */
export const cosine: ScheduleDefinition = {
  name: 'cosine',
  title: { en: 'Cosine', zh: '余弦下降' },
  factor: (done) => end + ((1 - end) * (1 + Math.cos(Math.PI * done))) / 2,
};
