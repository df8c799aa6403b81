import type { ScheduleDefinition } from './definition';

const [start, end, rise] = [1 / 25, 1 / 250_000, 0.3];

/** Along half a cosine; `part` goes from 0 to 1. */
const between = (from: number, to: number, part: number): number => to + ((from - to) * (1 + Math.cos(Math.PI * part))) / 2;

/** Up during three tenths of the run, then down to almost nothing (Smith and Topin 2018; shape and numbers of PyTorch). */
export const oneCycle: ScheduleDefinition = {
  name: 'oneCycle',
  title: { en: 'One cycle', zh: '单周期' },
  factor: (done) => (done < rise ? between(start, 1, done / rise) : between(1, end, (done - rise) / (1 - rise))),
};
