/** Numbers of the dock: which value an arrow key leads to, and how durations are written. */
import { m } from '../../messages/generated/messages.js';

type Direction = 1 | -1;

/** The next of …, 0.001, 0.003, 0.01, 0.03, … */
export function nextRate(rate: number, direction: Direction): number {
  const steps = Array.from({ length: 18 }, (_, index) => (index % 2 === 0 ? 1 : 3) * 10 ** (Math.floor(index / 2) - 7)).map((value) => +value.toPrecision(1));
  const near = 1e-9;
  return (direction === 1 ? steps.find((value) => value > rate + near) : steps.findLast((value) => value < rate - near)) ?? rate;
}

/** The next power of two. */
export function nextPowerOfTwo(value: number, direction: Direction): number {
  const exponent = Math.log2(value);
  return 2 ** (direction === 1 ? Math.floor(exponent) + 1 : Math.ceil(exponent) - 1);
}

/** `48 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return m.duration_seconds({ seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return m.duration_minutes({ minutes, seconds: whole % 60 });
  return m.duration_hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
